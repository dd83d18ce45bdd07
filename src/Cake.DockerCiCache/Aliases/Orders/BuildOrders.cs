using Cake.Core;
using Cake.DockerCiCache.Runs.Orders;

namespace Cake.DockerCiCache.Aliases.Orders;

/// <summary>Turns a script's settings into what a run does.</summary>
internal static class BuildOrders
{
    public static BuildOrder Of(ICakeContext context, DockerCiBuildSettings settings) => new(RunOrders.Of(settings), BuildRequests.Of(context, settings))
    {
        SkipUnchanged = settings.SkipUnchanged,
        SecretsMatter = settings.SecretsMatter,
        TrustGit = settings.TrustGit,
    };
}
