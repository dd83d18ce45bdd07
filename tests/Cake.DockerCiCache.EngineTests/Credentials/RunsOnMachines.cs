using Cake.Core.Tooling;
using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Workloads;
using Cake.DockerCiCache.Runs.Asking;

namespace Cake.DockerCiCache.EngineTests.Credentials;

[Collection(Modern.Name)]
public sealed class RunsOnMachines(Modern profile)
{
    private readonly Project project = profile.NewProject("FROM busybox:latest\nRUN : app\n");

    [Fact]
    public void For_a_fork_without_secrets_are_green_and_may_not_push()
    {
        var machine = profile.UsedMachine(project);
        machine.Variables.Remove("REGISTRY_USER");
        machine.Variables.Remove("REGISTRY_PASS");
        foreach (var (name, value) in new[] { ("CIRCLECI", "true"), ("CIRCLE_PR_NUMBER", "12"), ("CIRCLE_BRANCH", "pull/12") })
        {
            machine.Variables[name] = value;
        }

        machine.LogIn();
        var built = machine.Build(project.Settings);

        Assert.NotEmpty(built.Images);
        Assert.Contains("login skipped: this is a pull request from a fork, and REGISTRY_USER and REGISTRY_PASS are empty or not there", machine.Log, StringComparison.Ordinal);
        Assert.False(PushRights.Of(machine.Context, new ToolSettings(), project.Image).IsGiven);
    }

    [Fact]
    public void Leave_the_users_own_login_with_a_helper_alone()
    {
        var configuration = Directory.CreateDirectory(Path.Combine(project.Folder, "configuration")).FullName;
        var box = new BoxHelper(Directory.CreateDirectory(Path.Combine(project.Folder, "box")).FullName);
        var machine = profile.UsedMachine(project);
        machine.Variables["DOCKER_CONFIG"] = configuration;
        box.Install(machine.Variables, configuration);
        box.Hold(profile.Registry.Address);

        machine.LogIn();
        machine.Run(context => context.DockerCiLogout());

        Assert.Contains("\"me\"", Assert.Single(box.Held), StringComparison.Ordinal);
        Assert.DoesNotContain("store", box.Calls);
    }

    [Fact]
    public void Build_with_the_builder_and_context_that_the_user_made_between_two_calls()
    {
        var configuration = Path.Combine(project.Folder, "users");
        Directory.CreateDirectory(configuration);
        Directory.CreateSymbolicLink(Path.Combine(configuration, "cli-plugins"), Path.Combine(profile.Variables["DOCKER_CONFIG"], "cli-plugins"));
        var machine = profile.UsedMachine(project);
        machine.Variables["DOCKER_CONFIG"] = configuration;
        machine.LogIn();
        UsersDocker("context", "create", "far", "--docker", $"host={profile.Variables["DOCKER_HOST"]}");
        UsersDocker("context", "use", "far");
        machine.Variables.Remove("DOCKER_HOST");
        var before = Files(configuration);

        var built = machine.RunAll(project.Settings);

        Assert.Contains("builder far (docker)", built.Plan.Engine, StringComparison.Ordinal);
        Assert.Equal(before, Files(configuration));

        void UsersDocker(params string[] arguments)
        {
            var variables = new Dictionary<string, string>(profile.Variables) { ["DOCKER_CONFIG"] = configuration, ["DOCKER_HOST"] = string.Empty };
            Command.Output(Path.Combine(profile.Variables["PATH"].Split(':')[0], "docker"), arguments, variables);
        }
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
}
