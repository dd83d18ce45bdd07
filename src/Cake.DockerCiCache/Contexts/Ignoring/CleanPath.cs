namespace Cake.DockerCiCache.Contexts.Ignoring;

/// <summary>The shortest path that means the same, by its text alone (Go, path/filepath: Clean).</summary>
internal static class CleanPath
{
    public static string Of(string path)
    {
        var isRooted = path.StartsWith('/');
        var kept = new List<string>();
        foreach (var part in path.Split('/').Where(part => part is not ("" or ".")))
        {
            Add(kept, part, isRooted);
        }

        var text = string.Join('/', kept);
        return isRooted ? "/" + text : text.Length == 0 ? "." : text;
    }

    private static void Add(List<string> kept, string part, bool isRooted)
    {
        var goesUp = part == "..";
        if (goesUp && kept.Count > 0 && kept[^1] != "..")
        {
            kept.RemoveAt(kept.Count - 1);
        }
        else if (!goesUp || !isRooted)
        {
            kept.Add(part);
        }
    }
}
