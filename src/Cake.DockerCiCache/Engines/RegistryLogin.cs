using Cake.Core;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Output;
using Cake.DockerCiCache.Engines.Processes;
using Cake.DockerCiCache.Engines.Questions;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Retrying;

namespace Cake.DockerCiCache.Engines;

/// <summary>Logs in to a registry and out again, in the run's own configuration.</summary>
internal sealed class RegistryLogin(DockerTool docker, Retry? retry = null)
{
    // What docker says of the status of its last question; a token server's refusal has the server's own words.
    private const string OpenRefusal = "failed with status: 401";

    /// <summary>Asks the registry itself why it does not take the credentials; null when it does.</summary>
    /// <remarks>
    /// Docker looks at no status of its first question (moby/moby, registry/auth.go, PingV2Registry): where that was a 503, it shows no password
    /// to the registry and reports the 401 that follows, which a wrong password gives as well.
    /// </remarks>
    public Func<Fault?>? Ask { get; init; }

    /// <summary>Begins what can go on while docker logs in.</summary>
    public Action Meanwhile { get; init; } = () => { };

    /// <summary>Logs in; the password goes through standard input.</summary>
    /// <param name="registry">The registry as docker takes it; null for Docker Hub.</param>
    /// <param name="user">The user name.</param>
    /// <param name="password">The password or token.</param>
    /// <param name="noPush">Why these credentials cannot push, where that is known.</param>
    /// <exception cref="CakeException">The registry refused, or did not answer.</exception>
    /// <exception cref="DockerCiSettingsException">The text is no registry.</exception>
    public void In(string? registry, string user, string password, string? noPush = null)
    {
        SecretValues.Remember(user, password);
        Require(registry);
        var address = RegistryAddress.Of(registry);
        EarlyQuestions.Wait(docker);
        docker.SpareHelper(address);
        Meanwhile();
        var outcome = Try(registry, user, password);
        if (CannotStore(outcome))
        {
            EarlyQuestions.Wait(docker);
            docker.KeepFromHelper(address);
            outcome = Try(registry, user, password);
        }

        if (!outcome.Succeeded)
        {
            throw new CakeException(
                outcome.ExitCode,
                $"login to {RegistryAddress.Name(registry)} as \"{user}\" failed: {NoEngine()}{WithoutRemarks(outcome.Words)}\n" +
                "Check the registry's address, the user name and the password (or token and its permissions)");
        }

        docker.Configuration.Logins.Add(new(registry, noPush));
        if (docker.Configuration.Keep(address))
        {
            // What a helper stored outlives the run's folder.
            EndOfRun.OfProcess.Add(() => OutAtTheEnd(registry));
        }
    }

    /// <exception cref="CakeException">docker could not forget the login.</exception>
    /// <exception cref="DockerCiSettingsException">The text is no registry.</exception>
    public void Out(string? registry)
    {
        Require(registry);
        var outcome = docker.Run(LogoutFrom(registry));
        if (!outcome.Succeeded)
        {
            throw new CakeException(outcome.ExitCode, $"logout from {RegistryAddress.Name(registry)} failed: {outcome.Words}");
        }

        docker.Configuration.Logins.Remove(registry);
        docker.Configuration.Forget(RegistryAddress.Of(registry));
    }

    /// <summary>Refuses what docker would take for an option, or for another registry.</summary>
    /// <exception cref="DockerCiSettingsException">The text is no registry.</exception>
    public static void Require(string? registry)
    {
        if (RegistryAddressFault.Of(registry) is { } fault)
        {
            throw new DockerCiSettingsException("Registry", fault);
        }
    }

    // The one place where a login is tried.
    private DockerOutcome Try(string? registry, string user, string password)
    {
        var command = new DockerCommand(["login", "--username", user, "--password-stdin", .. Server(registry)]) { StandardInput = password };
        DockerOutcome Once() => docker.Run(command);
        return retry is null ? Once() : retry.Run($"login to {RegistryAddress.Name(registry)}", Once, o => o.Succeeded ? null : FaultOf(registry, o));
    }

    // Without an engine docker logs in by itself, and says only of the registry what is wrong (docker/cli, cli/command/registry/login.go).
    private string NoEngine() => EarlyQuestions.WhyNoEngine(docker) is { } words
        ? $"no Docker Engine answers: {words}\nStart Docker, or point DOCKER_HOST or the docker context to an engine. Without one docker says: "
        : string.Empty;

    // time="…" level=info msg="Error logging in to endpoint, trying next endpoint"
    private static string WithoutRemarks(string words)
    {
        var lines = words.Split('\n').Where(l => !l.Contains("level=info", StringComparison.Ordinal)).ToList();
        return lines.Count == 0 ? words : string.Join('\n', lines);
    }

    private Fault FaultOf(string? registry, DockerOutcome refused) => Ask is not null && refused.Says(OpenRefusal)
        ? Ask() ?? new Fault($"docker was refused, though {RegistryAddress.Name(registry)} takes the credentials when it is asked again", CanPass: true)
        : refused.Fault;

    private void OutAtTheEnd(string? registry)
    {
        if (docker.Configuration.Logins.TryFind(registry, out _))
        {
            docker.Run(LogoutFrom(registry) with { CleansUp = true });
        }
    }

    private static DockerCommand LogoutFrom(string? registry) => new(["logout", .. Server(registry)]);

    // The helper that is configured is not there, is locked, or takes no logins, as those of the clouds (docker/cli, cli/command/registry/login.go).
    private static bool CannotStore(DockerOutcome outcome) =>
        !outcome.Succeeded && outcome.Says("Error saving credentials", StringComparison.OrdinalIgnoreCase);

    // Any other name of Docker Hub's would be the key of a login that docker does not find again (docker/cli, cli/command/registry/login.go).
    private static string[] Server(string? registry) => registry is null || RegistryAddress.Of(registry) == RegistryAddress.DockerHub ? [] : [registry];
}
