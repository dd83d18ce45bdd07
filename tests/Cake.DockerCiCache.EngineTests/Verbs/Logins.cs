using Cake.Core;
using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Machines;
using Cake.DockerCiCache.EngineTests.Secrets;
using Cake.DockerCiCache.EngineTests.Workloads;

namespace Cake.DockerCiCache.EngineTests.Verbs;

public abstract class Logins(EngineProfile profile)
{
    private readonly Project project = profile.NewProject("FROM busybox:latest\n");

    private string UsersFile => Path.Combine(profile.Variables["DOCKER_CONFIG"], "config.json");

    [Fact]
    public void With_the_environments_credentials_succeed_and_logouts_undo_them()
    {
        var machine = profile.UsedMachine(project);

        machine.LogIn();
        Assert.Contains(profile.Registry.Address, Stored(machine), StringComparison.Ordinal);
        Assert.Contains("\"auth\"", Stored(machine), StringComparison.Ordinal);
        Assert.False(File.Exists(UsersFile));
        machine.Run(context => context.DockerCiLogout());

        Assert.Contains($"logged in to {profile.Registry.Address} as {profile.Registry.User}", machine.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("\"auth\"", Stored(machine), StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_wrong_password_name_the_registry_and_the_user()
    {
        var machine = profile.UsedMachine(project);
        var wrong = $"wrong-{Guid.NewGuid():N}";
        Captured.Forbid(wrong);
        machine.Variables["REGISTRY_PASS"] = wrong;

        var refused = Assert.Throws<CakeException>(machine.LogIn);

        Assert.Contains(profile.Registry.Address, refused.Message, StringComparison.Ordinal);
        Assert.Contains($"\"{profile.Registry.User}\"", refused.Message, StringComparison.Ordinal);
        Assert.Contains("unauthorized", refused.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(wrong, refused.Message, StringComparison.Ordinal);
        Assert.NotEqual(0, refused.ExitCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_user_name_and_password_name_both_variables(string? empty)
    {
        var machine = profile.UsedMachine(project);
        foreach (var name in new[] { "REGISTRY_USER", "REGISTRY_PASS" })
        {
            machine.Variables.Remove(name);
            if (empty is not null)
            {
                machine.Variables[name] = empty;
            }
        }

        var missing = Assert.Throws<DockerCiSettingsException>(machine.LogIn);

        Assert.Contains("REGISTRY_USER", missing.Message, StringComparison.Ordinal);
        Assert.Contains("REGISTRY_PASS", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void To_a_registry_that_is_gone_name_it()
    {
        var machine = profile.UsedMachine(project);
        machine.Variables["REGISTRY"] = "127.0.0.1:1";

        var refused = Assert.Throws<CakeException>(machine.LogIn);

        Assert.Contains("127.0.0.1:1", refused.Message, StringComparison.Ordinal);
        Assert.Contains("refused", refused.Message, StringComparison.Ordinal);
    }

    private static string Stored(Machine machine) => File.ReadAllText(Path.Combine(machine.Configuration, "config.json"));
}

[Collection(Classic.Name)]
public sealed class LoginsOnClassic(Classic profile) : Logins(profile);

[Collection(Modern.Name)]
public sealed class LoginsOnModern(Modern profile) : Logins(profile);

[Collection(ModernContainerd.Name)]
public sealed class LoginsOnModernContainerd(ModernContainerd profile) : Logins(profile);
