namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>What the command line adds to a Dockerfile.</summary>
internal sealed record StageGraphOptions
{
    /// <summary>The platform of the machine that builds where nobody was asked for it.</summary>
    public const string AssumedPlatform = "linux/amd64";

    private static readonly Dictionary<string, string> None = [];

    /// <summary><c>--build-arg</c>, by name.</summary>
    public IReadOnlyDictionary<string, string> BuildArgs { get; init; } = None;

    /// <summary><c>--build-context</c>: name to source; replaces stages and images of that name.</summary>
    public IReadOnlyDictionary<string, string> BuildContexts { get; init; } = None;

    /// <summary><c>--target</c>: a stage's name or index; null means the last stage.</summary>
    public string? Target { get; init; }

    /// <summary><c>--platform</c>, several with commas; null means <see cref="BuildPlatform"/>.</summary>
    public string? Platform { get; init; }

    /// <summary>The platform of the machine that builds.</summary>
    public string BuildPlatform { get; init; } = AssumedPlatform;

    /// <summary>The same for each of the platforms alone: BuildKit builds them one by one.</summary>
    public IEnumerable<StageGraphOptions> OfEachPlatform() =>
        Platform is null ? [this] : Platform.Split(',', StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).Select(p => this with { Platform = p });
}
