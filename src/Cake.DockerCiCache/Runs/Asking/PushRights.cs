using Cake.Core;
using Cake.Core.Tooling;
using Cake.DockerCiCache.Engines.Configuration;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Runs.Telling;

namespace Cake.DockerCiCache.Runs.Asking;

/// <summary>Whether this run may push somewhere.</summary>
/// <param name="Denial">Why not, in words; null when it may.</param>
internal sealed record PushRight(string? Denial)
{
    public bool IsGiven => Denial is null;
}

/// <summary>Decides, without asking the registry, which run reads only: a run that has no credentials, and is green without.</summary>
internal static class PushRights
{
    private const string RunnersOwnLogin = "githubactions";
    private const string GitHubRegistry = "ghcr.io";

    /// <summary>The right to push to an image's registry.</summary>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings of the push, whose variables may name another configuration of Docker.</param>
    /// <param name="image">Any reference in the registry.</param>
    public static PushRight Of(ICakeContext context, ToolSettings settings, string image)
    {
        var registry = RegistryAddress.OfImage(image);
        var configuration = PrivateConfiguration.Of(context, settings);
        if (configuration.Logins.TryFind(registry, out var login))
        {
            return new(login.NoPush);
        }

        var facts = CiOnMachine.Facts(context);
        if (facts.Vendor is DockerCiVendor.Local || (new UserCredentials(context, settings, configuration.Users).Have(registry) && !CanOnlyPull(facts, configuration.Users, registry)))
        {
            return new(Denial: null);
        }

        return new(configuration.Logins.Skipped is { } reason
            ? $"the login was skipped: {reason}"
            : facts.PullRequest?.IsFromFork is true
                ? $"this is a pull request from a fork, and there are no credentials for {RegistryAddress.Name(registry)}"
                : null);
    }

    // What GitHub puts there itself: its runners' shared login to Docker Hub, which is against the limit on pulls (actions/runner-images), and
    // a token that docker/login-action stored, which is read-only where a fork's commits run.
    private static bool CanOnlyPull(DockerCiFacts facts, DockerConfiguration users, string registry) =>
        facts.Vendor is DockerCiVendor.GitHubActions && ((registry == RegistryAddress.DockerHub && users.LoginFor(registry)?.User == RunnersOwnLogin)
            || (registry == GitHubRegistry && facts is { Event: "pull_request", PullRequest.IsFromFork: true }));
}
