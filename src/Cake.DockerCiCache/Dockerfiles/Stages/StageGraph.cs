namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>The stages of a Dockerfile and which of them a build needs.</summary>
/// <param name="File">The Dockerfile's path as the user gave it, for messages.</param>
/// <param name="Stages">All stages in file order.</param>
/// <param name="Target">The index of the stage that is built.</param>
/// <param name="Required">The indices the target needs, each after those it depends on, the target last.</param>
internal sealed record StageGraph(string File, IReadOnlyList<Stage> Stages, int Target, IReadOnlyList<int> Required)
{
    /// <summary>Gets the names that mean something in the file or on the command line already, in lower case: no stage may get one of them.</summary>
    public IReadOnlySet<string> TakenNames { get; init; } = new HashSet<string>();

    /// <summary>Reads a Dockerfile; for several platforms what any of them needs.</summary>
    /// <exception cref="DockerfileException">BuildKit would refuse the file.</exception>
    public static StageGraph Parse(string file, string text, StageGraphOptions options) =>
        MergedPlatforms.Of([.. options.OfEachPlatform().Select(one => (one.Platform, new StageGraphBuilder(file, one).Build(text)))]);
}
