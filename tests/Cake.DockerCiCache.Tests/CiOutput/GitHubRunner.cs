namespace Cake.DockerCiCache.Tests.CiOutput;

/// <summary>How GitHub's runner finds commands in a log (actions/runner, ActionCommand.cs) and outputs in a file (FileCommandManager.cs).</summary>
internal static class GitHubRunner
{
    /// <summary>
    /// The first command in a line for a runner that compares by a culture's rules, which overlook a soft hyphen and the like. What they
    /// overlook depends on the machine; here it is whatever a command is not made of.
    /// </summary>
    public static (string Name, IReadOnlyDictionary<string, string> Properties, string Data)? CommandInAnyCulture(string line) =>
        CommandIn(string.Concat(line.Where(c => c is >= ' ' and <= '~')));

    /// <summary>The first command in a line: name, properties and data; null when there is none.</summary>
    public static (string Name, IReadOnlyDictionary<string, string> Properties, string Data)? CommandIn(string line)
    {
        var text = line.TrimStart();
        if (text.StartsWith("::", StringComparison.Ordinal) && text.IndexOf("::", 2, StringComparison.Ordinal) is var end and > 0)
        {
            var (name, properties) = Split(text[2..end], ',');
            return (name, properties.ToDictionary(p => p.Key, p => Unescape(p.Value, ("%3A", ":"), ("%2C", ","))), Unescape(text[(end + 2)..]));
        }

        if (line.IndexOf("##[", StringComparison.Ordinal) is var start and >= 0 && line.IndexOf(']', start) is var close and > 0)
        {
            var (name, properties) = Split(line[(start + 3)..close], ';');
            return (name, properties.ToDictionary(), line[(close + 1)..]);
        }

        return null;
    }

    /// <summary>The outputs of a step.</summary>
    public static IReadOnlyDictionary<string, string> Outputs(string file)
    {
        var outputs = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = new Queue<string>(file.Split('\n'));
        while (lines.TryDequeue(out var line))
        {
            if (line.Length > 0)
            {
                var (name, delimiter) = line.Split("<<", 2) is [var n, var d] ? (n, d) : throw new FormatException(line);
                var value = new List<string>();
                while (lines.Dequeue() is var next && next != delimiter)
                {
                    value.Add(next);
                }

                outputs[name] = string.Join('\n', value);
            }
        }

        return outputs;
    }

    private static (string Name, IEnumerable<KeyValuePair<string, string>> Properties) Split(string text, char separator)
    {
        var parts = text.Split(' ', 2);
        var pairs = parts.Length < 2 ? [] : parts[1].Split(separator, StringSplitOptions.RemoveEmptyEntries);
        return (parts[0], pairs.Select(p => p.Split('=', 2)).Where(p => p.Length == 2).Select(p => KeyValuePair.Create(p[0], p[1])).DistinctBy(p => p.Key));
    }

    private static string Unescape(string text, params (string Escape, string Text)[] more) =>
        more.Append(("%0D", "\r")).Append(("%0A", "\n")).Append(("%25", "%")).Aggregate(text, (t, e) => t.Replace(e.Item1, e.Item2, StringComparison.Ordinal));
}
