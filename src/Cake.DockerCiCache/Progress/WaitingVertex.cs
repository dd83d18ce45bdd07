namespace Cake.DockerCiCache.Progress;

/// <summary>A vertex that has not ended, and what it waits for.</summary>
/// <param name="name">Its name as printed.</param>
internal sealed class WaitingVertex(string name)
{
    private readonly VertexName parsed = VertexNameParser.Parse(name, hasTargets: false);
    private readonly Dictionary<string, string> layers = new(StringComparer.Ordinal);
    private readonly HashSet<string> extracted = new(StringComparer.Ordinal);
    private bool isPull;

    /// <summary>A cache's manifest is to come, or a cached layer. A base image is no cache, and what is unpacked has come.</summary>
    public bool Waits => IsImport || (layers.Count > 0 && extracted.Count == 0 && !parsed.IsBaseImage);

    /// <summary>How many times the patience its silence may last.</summary>
    public int Patiences => IsImport ? 5 : isPull ? 10 : 1;

    public string What => IsImport ? parsed.Instruction : $"{layers.Keys.First()} of {name}";

    public bool IsImport => parsed.Instruction.StartsWith(CacheImport.Prefix, StringComparison.Ordinal);

    /// <summary>Adds what a line says, and answers whether it is anything new.</summary>
    public bool Add(ProgressLine said, string rest)
    {
        if (said is not ProgressLine.Fetched fetch)
        {
            return rest != name;
        }

        isPull |= fetch.IsPull;
        var words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isDone = words[^1] == "done";
        return words switch
        {
            ["extracting", var layer, ..] => Extract(layer, isDone),
            ["pulling", var layer, ..] => Fetch(layer, string.Empty, isDone),
            [var layer, var count, "/", var all, ..] => Fetch(layer, count, isDone || count == all),
            _ => true,
        };
    }

    private bool Fetch(string layer, string count, bool isDone)
    {
        var isNew = !layers.TryGetValue(layer, out var before) || before != count;
        if (isDone)
        {
            return layers.Remove(layer) || isNew;
        }

        layers[layer] = count;
        return isNew;
    }

    private bool Extract(string layer, bool isDone) => isDone ? extracted.Remove(layer) : extracted.Add(layer);
}
