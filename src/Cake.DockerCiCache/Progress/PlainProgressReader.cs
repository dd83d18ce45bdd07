namespace Cake.DockerCiCache.Progress;

/// <summary>Reads <c>--progress=plain</c> line by line: what docker build, docker buildx build, bake and compose write.</summary>
/// <remarks>
/// One reader reads one process, standard output and standard error alike. Its memory grows with the number of vertices, never with
/// their output. BuildKit prints a vertex's name whenever it turns to that vertex (progressui/printer.go), so a name is expected
/// exactly when the number differs from the line before, or after a blank line, <c>...</c> or an end.
/// </remarks>
internal sealed class PlainProgressReader
{
    private readonly List<VertexLog> vertices = [];
    private readonly Dictionary<int, VertexLog> byNumber = [];
    private readonly HashSet<string> warnings = new(StringComparer.Ordinal);
    private readonly PlainText text = new();
    private VertexLog? current;
    private string? service;
    private bool hasTargets;

    /// <summary>The vertices in the order of their first appearance.</summary>
    public IReadOnlyList<BuildVertex> Vertices => vertices.ConvertAll(vertex => vertex.ToVertex(hasTargets));

    /// <summary>The build checks' warnings, such as <c>FromAsCasing: …</c>, each once.</summary>
    public IReadOnlyList<string> Warnings => [.. warnings.Union(text.Warnings, StringComparer.Ordinal)];

    /// <summary>The last lines that belong to no vertex: what docker itself said.</summary>
    public IReadOnlyList<string> TextTail => text.Tail;

    /// <summary>Where docker says the failure is, <c>Dockerfile:12</c>; null when it does not say (20.10 never does).</summary>
    public string? Location => text.Location;

    /// <summary>Reads one line.</summary>
    public void Read(string line)
    {
        if (ProgressLineParser.TryNumber(line, out var number, out var rest))
        {
            ReadVertex(number, rest);
        }
        else if (string.IsNullOrWhiteSpace(line))
        {
            current = null;
        }
        else if (TryService(line, out var name))
        {
            // Compose v1 runs one docker build after the other; each counts its vertices from 1.
            (service, current) = (name, null);
            byNumber.Clear();
        }
        else
        {
            text.Read(line);
        }
    }

    private static bool TryService(string line, out string name)
    {
        name = line.StartsWith("Building ", StringComparison.Ordinal) ? line["Building ".Length..].TrimEnd() : string.Empty;
        return name.Length > 0 && !name.Contains(' ', StringComparison.Ordinal);
    }

    private void ReadVertex(int number, string rest)
    {
        var said = ProgressLineParser.Parse(rest);
        text.EndTrailer();
        if (!byNumber.TryGetValue(number, out var vertex))
        {
            Begin(number, said);
        }
        else if (current != vertex && said is ProgressLine.Other name)
        {
            current = vertex;
            Rename(vertex, name.Text);
        }
        else
        {
            Continue(vertex, said);
        }
    }

    // A state of a vertex that never had a name tells nothing; #0 says which builder is used.
    private void Begin(int number, ProgressLine said)
    {
        if (said is ProgressLine.Other name && number > 0)
        {
            current = byNumber[number] = new VertexLog(number, service);
            vertices.Add(current);
            Rename(current, name.Text);
        }
    }

    // Bake shares a vertex between targets and prints it under either's name.
    private void Rename(VertexLog vertex, string name)
    {
        vertex.Name = name;
        hasTargets |= VertexNameParser.ShowsTarget(name);
    }

    private void Continue(VertexLog vertex, ProgressLine said)
    {
        if (said is ProgressLine.Warning warning)
        {
            warnings.Add(warning.Text);
        }

        vertex.Add(said);
        current = said is ProgressLine.Output or ProgressLine.Fetched or ProgressLine.Other or ProgressLine.Warning ? vertex : null;
    }
}
