namespace Cake.DockerCiCache.Contexts.Keys;

/// <summary>The order in which a walk meets paths: by character, but what is in a folder comes right after it.</summary>
internal sealed class PathOrder : IComparer<ContextEntry>
{
    public static PathOrder Instance { get; } = new();

    public int Compare(ContextEntry x, ContextEntry y) => Compare(x.Path, y.Path);

    public static int Compare(string x, string y)
    {
        var same = x.AsSpan().CommonPrefixLength(y);
        return same == x.Length || same == y.Length ? x.Length - y.Length : Rank(x[same]) - Rank(y[same]);
    }

    private static int Rank(char c) => c == '/' ? -1 : c;
}
