using Cake.DockerCiCache.Contexts.Ignoring;

namespace Cake.DockerCiCache.EngineTests.Contexts;

/// <summary>A folder with odd names and an ignore file with odd patterns that often mean them.</summary>
internal sealed class GeneratedContext(string folder, int seed, ContextClient client)
{
    private const int Deepest = 3;

    private static readonly string[] Names =
    [
        "a", "b", "ab", "a.b", "c.txt", "x y", "é", "foo", "bar", ".d", "a-b", "B", "[a]", "a^", "^a", "a]", "x*y", "x?", "\\z", "a\\b",
        "!n", "#h", "b c", "foo.txt", "𝒳", "-", "{c}", "$d",
    ];

    private static readonly string[] Patterns =
    [
        "", ".", "/", "!.", "..", "../x", "# c", "  ", "**", "*", "!**", "!*", "*/*", "!**/*", "**/**", "./a", "!!a", "/!a", "/#h", " # x",
        "a//b", "a/../b", "/ a", "! a", " ! a ", "\\!n", "\\#h",
    ];

    private static readonly string[] Classes =
        ["[abc]", "[^a]*", "[a-c]*", "[^a-z]", "*[bB]", "[\\]a]", "[x*]", "[*?]", "[[]a]", "[^^]", "**b", "a**"];

    private static readonly int[] Modes = [0b110_100_100, 0b110_000_000, 0b111_101_101, 0b110_110_100, 0b1_111_111_111];

    // No secret: the same trees each time. The engines are Linux's.
#pragma warning disable CA5394, CA1416
    private readonly Random _random = new(seed);
    private readonly List<string> _paths = [];

    public void Write()
    {
        Fill(folder, depth: 0);
        var lines = Enumerable.Range(0, _random.Next(1, 7)).Select(_ => Pattern()).ToList();
        if (Chance(30))
        {
            lines.Insert(0, One("*", "**", "a", "*/*"));
        }

        var text = string.Join(One("\n", "\r\n"), lines.Where(IsRead));
        File.WriteAllText(Path.Join(folder, ".dockerignore"), $"{(Chance(5) ? "\uFEFF" : "")}{text}{One("", "\n")}");
    }

    private void Fill(string parent, int depth)
    {
        Directory.CreateDirectory(parent);
        foreach (var name in _random.GetItems(Names, _random.Next(1, 7)).Distinct())
        {
            var path = Path.Join(parent, name);
            _paths.Add(Path.GetRelativePath(folder, path));
            if (Chance(45) && depth < Deepest)
            {
                Fill(path, depth + 1);
            }
            else if (Chance(15))
            {
                File.CreateSymbolicLink(path, One("a", "../b", "/x", "."));
                continue;
            }
            else
            {
                File.WriteAllText(path, name);
            }

            File.SetUnixFileMode(path, (UnixFileMode)_random.GetItems(Modes, 1)[0]);
        }
    }

    private string Pattern()
    {
        if (Chance(5))
        {
            return One(Patterns);
        }

        var parts = One([.. _paths]).Split('/').ToList();
        parts = Chance(30) ? parts[.._random.Next(1, parts.Count + 1)] : parts;
        parts = Chance(15) ? [.. parts, One("*", "**", "a", "b")] : parts;
        parts = Chance(20) ? ["**", .. parts[_random.Next(parts.Count)..]] : parts;
        var text = string.Join('/', parts.Select(Mutated));
        text = $"{(Chance(10) ? "/" : "")}{text}{(Chance(10) ? "/" : "")}";
        return $"{(Chance(35) ? "!" : "")}{(Chance(5) ? "  " : "")}{text}{(Chance(5) ? "\t" : "")}";
    }

    private string Mutated(string part) => _random.Next(100) switch
    {
        _ when part == "**" => part,
        < 50 => Escaped(part),
        < 65 => "*",
        < 72 => "**",
        < 77 => new string('?', Chance(80) ? part.EnumerateRunes().Count() : 1),
        < 84 => $"{Escaped(part[..1])}*",
        < 90 => $"*{Escaped(part[^1..])}",
        < 95 => One(Classes),
        _ => part,
    };

    private static string Escaped(string text) => string.Concat(text.Select(c => "*?[\\^]".Contains(c) ? $"\\{c}" : $"{c}"));

    // A pattern that is refused here gives no key, which is right whatever Docker makes of it.
    private bool IsRead(string line)
    {
        try
        {
            IgnoreRules.Parse("-", line, client);
            return true;
        }
        catch (IgnoreFileException)
        {
            return false;
        }
    }

    private bool Chance(int percent) => _random.Next(100) < percent;

    private string One(params string[] choices) => choices[_random.Next(choices.Length)];
#pragma warning restore CA5394, CA1416
}
