using Cake.DockerCiCache.Progress;
using Cake.DockerCiCache.Retrying;

namespace Cake.DockerCiCache.Engines.Building;

/// <summary>Tells whether a build that also pushes may well succeed a little later.</summary>
/// <remarks>
/// BuildKit's last line of a push may have no status, as where the registry answers 500 with an error of its own ("unknown: unknown error").
/// The step's log has it then: BuildKit writes each error there before it tries again by itself (util/resolver/retryhandler/retry.go).
/// </remarks>
internal static class PassingBuildFault
{
    private const string LogOfRetry = "error: ";

    public static Fault Of(BuildFailure failure)
    {
        var fault = Fault.Of(failure.Line);
        return !fault.CanPass && failure.IsOfPush && failure.Vertex?.OutputTail.LastOrDefault(l => l.StartsWith(LogOfRetry, StringComparison.Ordinal)) is { } log
            && Fault.Of($"{failure.Line}\n{log}") is { CanPass: true } passing
            ? passing
            : fault;
    }
}
