using Cake.Core.Tooling;
using Cake.DockerCiCache.Engines.Building;
using Cake.DockerCiCache.Retrying;
using Cake.DockerCiCache.Runs.Telling;

namespace Cake.DockerCiCache.Runs.Orders;

/// <summary>What a script orders of a run, whether docker or compose builds.</summary>
internal record RunOrder
{
    /// <summary>Tool path, working directory, environment and time limit of every call of docker.</summary>
    public required ToolSettings Tool { get; init; }

    /// <summary>Whose caches, and how long they are good.</summary>
    public required CacheTerms Cache { get; init; }

    public RetryLimits Retries { get; init; } = RetryLimits.Default;

    public int ParallelPushes { get; init; }

    /// <summary>How the request's builder is created when it is not there; null when it is not.</summary>
    public NewBuilder? NewBuilder { get; init; }

    public string? ReportFile { get; init; }

    /// <summary>What the CI vendor is told, and where.</summary>
    public CiSettings Ci { get; init; } = new();
}
