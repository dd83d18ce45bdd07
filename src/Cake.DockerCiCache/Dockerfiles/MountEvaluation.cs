using System.Globalization;

namespace Cake.DockerCiCache.Dockerfiles;

/// <summary>A mount with its variables replaced and its fields checked (BuildKit, commands_runmount.go).</summary>
internal sealed class MountEvaluation
{
    private static readonly string[] Types = ["bind", "cache", "tmpfs", "secret", "ssh"];
    private static readonly string[] Sharings = ["shared", "private", "locked"];

    private static readonly string[] Keys =
    [
        "type", "from", "source", "target", "readonly", "id", "sharing", "required", "size", "mode", "uid", "gid", "env",
        "src", "dst", "destination", "ro", "rw", "readwrite",
    ];

    private readonly Dictionary<string, string> _values = [];
    private readonly Mount _mount;

    private MountEvaluation(Mount mount) => _mount = mount;

    public string Type => this["type", "bind"];

    public string From => this["from", string.Empty];

    private string this[string key, string fallback] => _values.GetValueOrDefault(key, fallback);

    public static MountEvaluation Of(Mount mount, ShellRules rules)
    {
        var evaluation = new MountEvaluation(mount);
        foreach (var field in mount.Fields)
        {
            evaluation.Add(field, rules);
        }

        evaluation.CheckTogether();
        return evaluation;
    }

    private static bool IsNumber(string value, int numberBase) =>
        value.Length > 0 && value.All(c => c >= '0' && c < '0' + numberBase) && value.Length < 12;

    private static bool IsBoolean(string value) =>
        value is "1" or "t" or "T" or "TRUE" or "true" or "True" or "0" or "f" or "F" or "FALSE" or "false" or "False";

    private void Add(string field, ShellRules rules)
    {
        var (key, raw) = Mount.Cut(field);
        if (raw is null)
        {
            CheckFlag(key, field);
            return;
        }

        var value = ShellWord.Expand(raw, rules, _mount.At);

        // A variable that only the base image may set leaves the value open.
        if (!Keys.Contains(key) || (value.Unset.Count == 0 && !IsValid(key, value.Text)))
        {
            throw Refuse(field, Keys.Contains(key) ? "has a value that is not valid" : $"is not known{Suggestion.For(key, Keys)}");
        }

        var keepsDefault = value.Unset.Count > 0 && !IsValid(key, value.Text);
        _values[key] = keepsDefault ? this[key, key == "type" ? "bind" : string.Empty] : Normalised(key, value.Text);
    }

    private static string Normalised(string key, string value) => key == "type" ? value.ToLowerInvariant() : value;

    private bool IsValid(string key, string value) => key switch
    {
        "type" => Types.Contains(value.ToLowerInvariant()),
        "sharing" => Sharings.Contains(value.ToLowerInvariant()),
        "readonly" or "ro" or "readwrite" or "rw" => IsBoolean(value),
        "required" => IsBoolean(value) && Type is "secret" or "ssh",
        "size" => Type == "tmpfs" && value.Length > 0 && char.IsAsciiDigit(value[0]),
        "mode" => IsNumber(value, 8),
        "uid" or "gid" => IsNumber(value, 10) && ulong.Parse(value, CultureInfo.InvariantCulture) <= uint.MaxValue,
        _ => true,
    };

    private void CheckFlag(string key, string field)
    {
        var valid = key is "readonly" or "ro" or "readwrite" or "rw" || (key == "required" && Type is "secret" or "ssh");
        if (!valid)
        {
            throw Refuse(field, "has no value");
        }
    }

    private void CheckTogether()
    {
        var given = _values.Keys.FirstOrDefault(key => key is "mode" or "uid" or "gid");
        if (given is not null && Type is "bind" or "tmpfs")
        {
            throw Refuse(given, $"does not go with type={Type}");
        }

        if (this["sharing", string.Empty].Length > 0 && Type != "cache")
        {
            throw Refuse("sharing", $"does not go with type={Type}");
        }

        CheckTarget();
        if (Type == "secret")
        {
            CheckSecret();
        }
    }

    // A target that is empty or relative depends on the working directory, which an image may set.
    private void CheckTarget()
    {
        var target = _values.FirstOrDefault(pair => pair.Key is "target" or "dst" or "destination").Value ?? string.Empty;
        if (target.Length > 0 && target.All(c => c == '/') && Type is "bind" or "cache" or "tmpfs")
        {
            throw Refuse("target", "may not be \"/\"");
        }
    }

    private void CheckSecret()
    {
        if (From.Length > 0)
        {
            throw Refuse("from", "does not go with type=secret");
        }

        var named = _values.Keys.Any(key => key is "source" or "src" or "target" or "dst" or "destination" or "id" or "env");
        if (!named)
        {
            throw Refuse("type=secret", "needs id, source or target");
        }

        if (_values.ContainsKey("id") && _values.Keys.Any(key => key is "source" or "src"))
        {
            throw Refuse("source", "does not go with id");
        }
    }

    private DockerfileException Refuse(string field, string what) => _mount.At.Refuse(
        $"The mount \"{string.Join(',', _mount.Fields)}\": the field \"{field}\" {what}. " +
        "See https://docs.docker.com/reference/dockerfile/#run---mount.");
}
