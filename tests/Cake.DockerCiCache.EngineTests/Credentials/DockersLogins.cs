using Cake.Core.Tooling;
using Cake.DockerCiCache.Engines.Configuration;
using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Machines;
using Cake.DockerCiCache.EngineTests.Secrets;

namespace Cake.DockerCiCache.EngineTests.Credentials;

[Collection(Modern.Name)]
public sealed class DockersLogins(Modern profile)
{
    [Fact]
    public void Are_good_for_questions_as_well()
    {
        var machine = profile.UsedMachine(profile.NewProject("FROM busybox:latest\n"));
        Assert.Null(Logins(machine).Find(profile.Registry.Address));
        machine.LogIn();
        AssertIsRegistrys(Logins(machine).Find(profile.Registry.Address));
        Assert.False(PrivateConfiguration.Of(machine.Context, new ToolSettings()).Users.HoldsLogin(profile.Registry.Address));
    }

    [Fact]
    public void In_a_credential_helper_are_asked_for_through_standard_input()
    {
        var project = profile.NewProject("FROM busybox:latest\n");
        var machine = profile.UsedMachine(project);
        project.Write("config.json", """{"credsStore":"of-the-test"}""");
        project.Write("docker-credential-of-the-test", $$"""
            #!/bin/sh
            read -r server
            [ "$1 $server" = "get {{profile.Registry.Address}}" ] || { echo 'credentials not found in native keychain'; exit 1; }
            echo '{"ServerURL":"'"$server"'","Username":"{{profile.Registry.User}}","Secret":"{{profile.Registry.Password}}"}'

            """);
        Command.Output("chmod", ["+x", Path.Combine(project.Folder, "docker-credential-of-the-test")]);
        machine.Variables["PATH"] = $"{project.Folder}:{machine.Variables["PATH"]}";
        machine.Variables["DOCKER_CONFIG"] = project.Folder;

        AssertIsRegistrys(Logins(machine).Find(profile.Registry.Address));
        Assert.Null(Logins(machine).Find("other.example"));
        Captured.Check("log", machine.Log);
    }

    [Fact]
    public void In_a_helper_that_can_not_be_run_are_none_with_a_warning()
    {
        var project = profile.NewProject("FROM busybox:latest\n");
        var machine = profile.UsedMachine(project);
        project.Write("config.json", """{"credsStore":"broken"}""");
        project.Write("docker-credential-broken", "no program");
        machine.Variables["PATH"] = $"{project.Folder}:{machine.Variables["PATH"]}";
        machine.Variables["DOCKER_CONFIG"] = project.Folder;
        var warnings = new List<string>();

        Assert.Null(new StoredLogins(machine.Context, new ToolSettings(), warnings.Add).Find("other.example"));

        Assert.StartsWith("docker-credential-broken cannot be used: ", Assert.Single(warnings), StringComparison.Ordinal);
    }

    private static StoredLogins Logins(Machine machine) => new(machine.Context, new ToolSettings(), line => Assert.Fail(line));

    private void AssertIsRegistrys(StoredLogin? found) =>
        Assert.True((found?.User, found?.Secret) == (profile.Registry.User, profile.Registry.Password), "the registry's credential was not found");
}
