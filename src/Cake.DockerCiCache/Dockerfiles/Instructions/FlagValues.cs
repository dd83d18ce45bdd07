using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>The checked flags of an instruction.</summary>
internal sealed class FlagValues
{
    private readonly List<(string Name, string Value)> _values = [];

    public static FlagValues None { get; } = new();

    /// <summary>A flag's value, or an empty text; BuildKit does not tell an empty value from none either.</summary>
    public string this[string name] => All(name).FirstOrDefault(string.Empty);

    public IEnumerable<string> All(string name) => _values.Where(flag => flag.Name == name).Select(flag => flag.Value);

    /// <summary>Checks flags against those that are known (BuildKit, bflag.go).</summary>
    public static FlagValues Parse(IReadOnlyList<string> flags, IReadOnlyList<FlagRule> known, Place at)
    {
        var result = new FlagValues();
        foreach (var flag in flags)
        {
            result.Add(flag, known, at);
        }

        return result;
    }

    private void Add(string flag, IReadOnlyList<FlagRule> known, Place at)
    {
        var equals = flag.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? flag[2..] : flag[2..equals];
        var value = equals < 0 ? null : flag[(equals + 1)..];
        var rule = known.FirstOrDefault(known => known.Name == name) ?? throw Unknown(name, known, at);
        if (rule.Kind != FlagKind.Repeatable && _values.Exists(other => other.Name == name))
        {
            throw at.Refuse($"The flag \"--{name}\" is given twice. Remove one of them.");
        }

        _values.Add((name, rule.Check(value, at)));
    }

    private static DockerfileException Unknown(string name, IReadOnlyList<FlagRule> known, Place at)
    {
        var names = known.Select(flag => "--" + flag.Name).ToArray();
        var valid = names.Length == 0 ? "The instruction has no flags." : $"The instruction's flags are {string.Join(", ", names)}.";
        return at.Refuse($"The flag \"--{name}\" is not known{Suggestion.For("--" + name, names)}. {valid}");
    }
}
