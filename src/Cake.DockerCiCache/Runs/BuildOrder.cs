using Cake.Core.Tooling;
using Cake.DockerCiCache.Engines;
using Cake.DockerCiCache.Planning;
using Cake.DockerCiCache.Retrying;

namespace Cake.DockerCiCache.Runs;

/// <summary>What a script orders: what to build, with which tool, in which way.</summary>
internal sealed record BuildOrder
{
    public required BuildInput Input { get; init; }

    /// <summary>Tool path, working directory, environment and time limit of every call of docker.</summary>
    public required ToolSettings Tool { get; init; }

    /// <summary>Each branch has a cache of its own.</summary>
    public bool PerBranch { get; init; }

    public string? DefaultBranch { get; init; }

    /// <summary>How long a registry may take to answer.</summary>
    public TimeSpan Patience { get; init; }

    /// <summary>How long nothing may come of a cache while it is read.</summary>
    public TimeSpan FetchPatience { get; init; }

    /// <summary>The age from which cached layers are too old; null for never.</summary>
    public TimeSpan? RefreshAfter { get; init; }

    public bool Refresh { get; init; }

    /// <summary>The registry is asked whether it has the image, so that it need not be built.</summary>
    public bool SkipUnchanged { get; init; }

    /// <summary>A secret's value may change the image.</summary>
    public bool SecretsMatter { get; init; }

    /// <summary>Git's names for contents may stand for them.</summary>
    public bool TrustGit { get; init; }

    public RetryLimits Retries { get; init; } = RetryLimits.Default;

    public int ParallelPushes { get; init; }

    /// <summary>How the request's builder is created when it is not there; null when it is not.</summary>
    public NewBuilder? NewBuilder { get; init; }

    public string? ReportFile { get; init; }

    /// <summary>What the CI vendor is told, and where.</summary>
    public CiSettings Ci { get; init; } = new();
}
