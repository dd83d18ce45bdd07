namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>Tells what ADD fetches from the network from a path (BuildKit, util/gitutil and dockerfile2llb/convert.go: isHTTPSource).</summary>
internal static class RemoteSource
{
    private static readonly string[] Schemes = ["http://", "https://", "git://", "ssh://"];

    public static bool Is(string source) =>
        Schemes.Any(scheme => source.StartsWith(scheme, StringComparison.Ordinal))
        || source.StartsWith("github.com/", StringComparison.Ordinal)
        || IsScp(source);

    // user@host:path
    private static bool IsScp(string source)
    {
        var at = source.IndexOf('@', StringComparison.Ordinal);
        var colon = source.IndexOf(':', StringComparison.Ordinal);
        return at > 0 && colon > at + 1 && colon < source.Length - 1 && !source.AsSpan(0, colon).Contains('/');
    }
}
