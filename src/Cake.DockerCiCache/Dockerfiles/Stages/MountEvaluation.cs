using System.Globalization;
using Cake.DockerCiCache.Dockerfiles.GoValues;
using Cake.DockerCiCache.Dockerfiles.Instructions;
using Cake.DockerCiCache.Dockerfiles.Shell;

namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>A mount with its variables replaced and its fields checked (BuildKit, commands_runmount.go and convert_runmount.go).</summary>
internal sealed class MountEvaluation
{
    private static readonly string[] Types = ["bind", "cache", "tmpfs", "secret", "ssh"];
    private static readonly string[] Sharings = ["shared", "private", "locked"];

    private static readonly string[] Names =
        ["type", "from", "source", "target", "readonly", "readwrite", "id", "sharing", "required", "size", "mode", "uid", "gid", "env"];

    private static readonly Dictionary<string, string> ShortNames = new()
    {
        ["src"] = "source",
        ["dst"] = "target",
        ["destination"] = "target",
        ["ro"] = "readonly",
        ["rw"] = "readwrite",
    };

    // A value of null depends on a variable that only the base image may set.
    private readonly Dictionary<string, string?> _values = [];
    private readonly Mount _mount;
    private readonly StageStep _step;

    private MountEvaluation(Mount mount, StageStep step) => (_mount, _step) = (mount, step);

    public string Type => _values.GetValueOrDefault("type") ?? "bind";

    public string From => _values.GetValueOrDefault("from") ?? string.Empty;

    public static MountEvaluation Of(Mount mount, StageStep step)
    {
        var evaluation = new MountEvaluation(mount, step);
        foreach (var field in mount.Fields)
        {
            evaluation.Add(field);
        }

        evaluation.CheckTogether();
        return evaluation;
    }

    private static bool IsNumber(string value, int numberBase) =>
        value.Length > 0 && value.All(c => c >= '0' && c < '0' + numberBase) && value.Length < 12;

    private void Add(string field)
    {
        var (key, raw) = Mount.Cut(field);
        if (raw is null)
        {
            CheckFlag(key, field);
            return;
        }

        var name = ShortNames.GetValueOrDefault(key, key);
        if (!Names.Contains(name))
        {
            throw Refuse(field, $"is not known{Suggestion.For(key, Names.Concat(ShortNames.Keys))}");
        }

        var value = ShellWord.Expand(raw, _step.Rules, _mount.At);
        var isOpen = value.Unset.Count > 0 && !_step.State.KnowsAll;
        var isValid = IsValid(name, value.Text);
        if (!isValid && !isOpen)
        {
            throw Refuse(field, "has a value that is not valid");
        }

        var isKnown = isValid && !(isOpen && (name == "target" || value.Text.Length == 0));
        _values[name] = !isKnown ? null : name == "type" ? value.Text.ToLowerInvariant() : value.Text;
    }

    private bool IsValid(string name, string value) => name switch
    {
        "type" => Types.Contains(value.ToLowerInvariant()),
        "sharing" => Sharings.Contains(value.ToLowerInvariant()),
        "readonly" or "readwrite" => GoBoolean.IsValid(value),
        "required" => GoBoolean.IsValid(value) && Type is "secret" or "ssh",
        "size" => Type == "tmpfs" && MemorySize.IsValid(value),
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

        if (Has("sharing") && Type != "cache")
        {
            throw Refuse("sharing", $"does not go with type={Type}");
        }

        if (Type == "secret")
        {
            CheckSecret();
        }
        else if (Type != "ssh")
        {
            CheckTarget();
        }
    }

    // A target that is empty or relative is below the working directory.
    private void CheckTarget()
    {
        if (_values.GetValueOrDefault("target", string.Empty) is { } target && _step.State.Resolve(target) == "/")
        {
            throw Refuse("target", $"{(target == "/" ? "may not be" : $"is \"{target}\" and means")} \"/\"");
        }
    }

    private void CheckSecret()
    {
        if (From.Length > 0)
        {
            throw Refuse("from", "does not go with type=secret");
        }

        if (!Has("source") && !Has("target") && !Has("id"))
        {
            throw Refuse("type=secret", "needs id, source or target");
        }

        if (Has("id") && Has("source"))
        {
            throw Refuse("source", "does not go with id");
        }
    }

    private bool Has(string name) => _values.TryGetValue(name, out var value) && value is not "";

    private DockerfileException Refuse(string field, string what) => _mount.At.Refuse(
        $"The mount \"{string.Join(',', _mount.Fields)}\": the field \"{field}\" {what}. " +
        "See https://docs.docker.com/reference/dockerfile/#run---mount.");
}
