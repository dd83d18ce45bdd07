namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>That a stage needs another one, and where the Dockerfile says so.</summary>
/// <param name="Index">The needed stage's index.</param>
/// <param name="Kind">The instruction that needs it.</param>
/// <param name="Line">That instruction's line, from 1 (for ONBUILD, the line of the trigger).</param>
internal sealed record StageUse(int Index, StageUseKind Kind, int Line);

/// <summary>The instruction through which a stage needs another one.</summary>
internal enum StageUseKind
{
    /// <summary><c>FROM stage</c>.</summary>
    From,

    /// <summary><c>COPY --from=stage</c>.</summary>
    Copy,

    /// <summary><c>RUN --mount=from=stage</c>.</summary>
    Mount,
}
