using Cake.Core;
using Cake.DockerCiCache.Progress;
using Cake.DockerCiCache.Retrying;

namespace Cake.DockerCiCache.Engines.Building;

/// <summary>How one command that builds ended.</summary>
internal abstract record BuildAttempt
{
    /// <summary>What was built.</summary>
    /// <exception cref="CakeException">It failed.</exception>
    public FinishedBuild Required() => this switch
    {
        Built built => built.Build,
        Failed failed => throw FailurePlace.Mark(new CakeException(failed.ExitCode, failed.Message), failed.Dockerfile, failed.Cause?.Location),
        _ => throw new InvalidOperationException(),
    };

    internal sealed record Built(FinishedBuild Build) : BuildAttempt;

    /// <param name="ExitCode">docker's exit code.</param>
    /// <param name="Cause">What failed, its line without secrets; null where docker's output was not read.</param>
    /// <param name="Message">All of it in words, without secrets.</param>
    internal sealed record Failed(int ExitCode, BuildFailure? Cause, string Message) : BuildAttempt
    {
        /// <summary>The Dockerfile that was built, as the working directory sees it; null where it is no file.</summary>
        public string? Dockerfile { get; init; }

        /// <summary>What ran before it failed, and how long that took.</summary>
        public required FinishedBuild Before { get; init; }

        /// <summary>Whether it may well succeed a little later, and why it failed, without secrets.</summary>
        public Fault Fault { get; init; } = Fault.Of(Cause?.Line ?? string.Empty);

        /// <summary>A build without this cache would go on.</summary>
        public bool IsOfCache => Cause?.Kind == BuildFailureKind.Cache;

        /// <inheritdoc cref="BuildFailure.IsOfPush"/>
        public bool IsOfPush => Cause?.IsOfPush == true;
    }
}
