using Cake.Core;

namespace Cake.DockerCiCache.Engines;

/// <summary>Logs in to a registry and out again.</summary>
internal sealed class Login(DockerTool docker)
{
    /// <summary>Logs in; the password goes through standard input.</summary>
    /// <exception cref="CakeException">The registry refused, or did not answer.</exception>
    public void In(string? registry, string user, string password)
    {
        var outcome = docker.Run(new DockerCommand(["login", "--username", user, "--password-stdin", .. Server(registry)]) { StandardInput = password });
        if (!outcome.Succeeded)
        {
            throw new CakeException(
                outcome.ExitCode,
                $"login to {Name(registry)} as \"{user}\" failed: {outcome.Words.Replace(password, "***", StringComparison.Ordinal)}\n" +
                "Check the registry's address, the user name and the password (or token and its permissions)");
        }
    }

    public void Out(string? registry)
    {
        var outcome = docker.Run(new DockerCommand(["logout", .. Server(registry)]));
        if (!outcome.Succeeded)
        {
            throw new CakeException(outcome.ExitCode, $"logout from {Name(registry)} failed: {outcome.Words}");
        }
    }

    private static string[] Server(string? registry) => registry is null ? [] : [registry];

    private static string Name(string? registry) => registry ?? "Docker Hub";
}
