namespace Cake.DockerCiCache.Contexts.Keys;

/// <summary>Where a named build context comes from (docs.docker.com/reference/cli/docker/buildx/build/#build-context).</summary>
internal abstract record ContextSource
{
    private const string ImagePrefix = "docker-image://";
    private const string LayoutPrefix = "oci-layout://";

    /// <summary>Reads a source.</summary>
    public static ContextSource Parse(string source) => source switch
    {
        ImagePrefix + "scratch" => new Pinned(),
        _ when source.StartsWith(ImagePrefix, StringComparison.Ordinal) => new Image(source[ImagePrefix.Length..]),
        _ when source.StartsWith(LayoutPrefix, StringComparison.Ordinal) && source.Contains("@sha256:", StringComparison.Ordinal) => new Pinned(),
        _ when IsRemote(source) => new Unknown(),
        _ => new Folder(source),
    };

    private static bool IsRemote(string source) =>
        source.Contains(':', StringComparison.Ordinal) || source.StartsWith("github.com/", StringComparison.OrdinalIgnoreCase);

    /// <summary>A folder of this machine.</summary>
    internal sealed record Folder(string Path) : ContextSource;

    /// <summary>An image.</summary>
    internal sealed record Image(string Reference) : ContextSource;

    /// <summary>Something whose text says what is in it.</summary>
    internal sealed record Pinned : ContextSource;

    /// <summary>A repository, an archive or what else may be another tomorrow.</summary>
    internal sealed record Unknown : ContextSource;
}
