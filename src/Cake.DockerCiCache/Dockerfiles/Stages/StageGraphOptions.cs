namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>What the command line adds to a Dockerfile.</summary>
internal sealed record StageGraphOptions
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary><c>--build-arg</c>, by name.</summary>
    public IReadOnlyDictionary<string, string> BuildArgs { get; init; } = None;

    /// <summary><c>--build-context</c>: name to source; replaces stages and images of that name.</summary>
    public IReadOnlyDictionary<string, string> BuildContexts { get; init; } = None;

    /// <summary><c>--target</c>: a stage's name or index; null means the last stage.</summary>
    public string? Target { get; init; }

    /// <summary><c>--platform</c>; null means <see cref="BuildPlatform"/>.</summary>
    public string? Platform { get; init; }

    /// <summary>The platform of the machine that builds.</summary>
    public string BuildPlatform { get; init; } = "linux/amd64";
}
