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

/// <summary>Decides, without asking the registry, which run reads only: a fork's, whatever credentials it was given, and one that has none. Both are green.</summary>
internal static class PushRights
{
    private const string RunnersOwnLogin = "githubactions";

    /// <summary>The right to push to an image's registry.</summary>
    /// <param name="context">The context.</param>
    /// <param name="settings">The settings of the push, whose variables may name another configuration of Docker.</param>
    /// <param name="image">Any reference in the registry.</param>
    public static PushRight Of(ICakeContext context, ToolSettings settings, string image)
    {
        var facts = CiOnMachine.Facts(context);
        if (facts.PullRequest?.IsFromFork is true)
        {
            return new("this is a pull request from a fork, which reads only");
        }

        var registry = RegistryAddress.OfImage(image);
        var configuration = PrivateConfiguration.Of(context, settings);
        if (configuration.Logins.TryFind(registry, out var login))
        {
            return new(login.NoPush);
        }

        if (facts.Vendor is DockerCiVendor.Local || (new UserCredentials(context, settings, configuration.Users).Have(registry) && !CanOnlyPull(facts, configuration.Users, registry)))
        {
            return new(Denial: null);
        }

        return new(configuration.Logins.Skipped is { } reason ? $"the login was skipped: {reason}" : null);
    }

    // What GitHub puts there itself: its runners' shared login to Docker Hub, which is against the limit on pulls (actions/runner-images).
    private static bool CanOnlyPull(DockerCiFacts facts, DockerConfiguration users, string registry) =>
        facts.Vendor is DockerCiVendor.GitHubActions && registry == RegistryAddress.DockerHub && users.LoginFor(registry)?.User == RunnersOwnLogin;
}
