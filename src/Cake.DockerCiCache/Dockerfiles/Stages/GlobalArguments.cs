using Cake.DockerCiCache.Dockerfiles.Instructions;
using Cake.DockerCiCache.Dockerfiles.Places;
using Cake.DockerCiCache.Dockerfiles.Shell;

namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>The variables that <c>FROM</c> sees: the automatic ones and every <c>ARG</c> before the first <c>FROM</c>.</summary>
/// <remarks>https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact</remarks>
internal sealed class GlobalArguments
{
    private readonly Dictionary<string, string> _values = [];
    private readonly StageGraphOptions _options;
    private readonly char _escape;

    public GlobalArguments(DockerfileDocument document, StageGraphOptions options)
    {
        _options = options;
        _escape = document.Escape;
        AddAutomatic(document);
        foreach (var argument in document.Instructions.TakeWhile(instruction => instruction.Keyword == "ARG"))
        {
            Add(argument);
        }
    }

    public ShellRules Rules => new(_escape) { Lookup = name => _values.GetValueOrDefault(name) };

    public IReadOnlyDictionary<string, string> Values => _values;

    private void AddAutomatic(DockerfileDocument document)
    {
        var at = new Place(document.File, 0);
        var build = Parse(_options.BuildPlatform, null, at);
        var target = Parse(_options.Platform ?? _options.BuildPlatform, build, at);
        AddPlatform("BUILD", build);
        AddPlatform("TARGET", target);

        // Empty when the last stage is built and has no name: BuildKit says "default".
        var stage = _options.Target is { Length: > 0 } named ? named : document.LastStageName;
        Set("TARGETSTAGE", stage ?? "default");
    }

    private static Platform Parse(string text, Platform? local, Place at)
    {
        if (local is not null && text == "local")
        {
            return local;
        }

        // buildx hands the platform on without the version of the operating system.
        return (Platform.TryParse(text, local) is { } platform ? platform with { OsVersion = string.Empty } : null)
            ?? throw at.Refuse($"The platform \"{text}\" is not known. Use os/architecture, such as linux/amd64.");
    }

    private void AddPlatform(string prefix, Platform platform)
    {
        Set(prefix + "PLATFORM", platform.ToString());
        Set(prefix + "OS", platform.Os);
        Set(prefix + "OSVERSION", platform.OsVersion);
        Set(prefix + "ARCH", platform.Architecture);
        Set(prefix + "VARIANT", platform.Variant);
    }

    private void Set(string name, string value) => _values[name] = _options.BuildArgs.GetValueOrDefault(name, value);

    private void Add(ParsedInstruction argument)
    {
        foreach (var word in argument.Arguments)
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? word : word[..equals];
            if (_options.BuildArgs.TryGetValue(name, out var given))
            {
                _values[name] = given;
            }
            else if (equals >= 0)
            {
                _values[name] = ShellWord.Expand(word[(equals + 1)..], Rules, argument.At).Text;
            }
        }
    }
}
