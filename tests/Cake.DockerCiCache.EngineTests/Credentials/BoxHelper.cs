using Cake.DockerCiCache.EngineTests.Engines;

namespace Cake.DockerCiCache.EngineTests.Credentials;

/// <summary>A credential helper on PATH: <c>docker-credential-box</c>, which keeps what it is given in files.</summary>
internal sealed class BoxHelper
{
    // github.com/docker/docker-credential-helpers: the action is the argument, the rest comes through standard input.
    private const string Program = """
        #!/bin/sh
        box=FOLDER
        echo "$1" >>"$box/calls"
        file() { printf '%s/held/%s' "$box" "$(printf %s "$1" | tr -c 'A-Za-z0-9.' _)"; }
        server() { sed 's/.*"ServerURL":"\([^"]*\)".*/\1/'; }
        case $1 in
        store) text=$(cat); printf %s "$text" >"$(file "$(printf %s "$text" | server)")" ;;
        get) cat "$(file "$(cat)")" 2>/dev/null || { echo 'credentials not found in native keychain'; exit 1; } ;;
        erase) rm -f "$(file "$(cat)")" ;;
        list) sep='{'; for f in "$box"/held/*; do [ ! -f "$f" ] || { printf '%s"%s":"x"' "$sep" "$(server <"$f")"; sep=,; }; done
              [ "$sep" = , ] || printf '{'; printf '}' ;;
        esac

        """;

    private readonly string folder;

    public BoxHelper(string folder)
    {
        this.folder = folder;
        Directory.CreateDirectory(Path.Combine(folder, "held"));
        var program = Path.Combine(folder, "docker-credential-box");
        File.WriteAllText(program, Program.Replace("FOLDER", folder, StringComparison.Ordinal));
        Command.Output("chmod", ["+x", program]);
    }

    /// <summary>What it was asked for, in order.</summary>
    public IReadOnlyList<string> Calls => File.ReadAllLines(Path.Combine(folder, "calls"));

    public IReadOnlyList<string> Held => [.. Directory.EnumerateFiles(Path.Combine(folder, "held")).Select(File.ReadAllText)];

    /// <summary>Puts it on PATH and into Docker's configuration.</summary>
    public void Install(IDictionary<string, string> variables, string configuration)
    {
        variables["PATH"] = $"{folder}:{variables["PATH"]}";
        File.WriteAllText(Path.Combine(configuration, "config.json"), """{"credsStore":"box"}""");
    }

    /// <summary>The user's own login.</summary>
    public void Hold(string registry) =>
        File.WriteAllText(Path.Combine(folder, "held", "users"), $$"""{"ServerURL":"{{registry}}","Username":"me","Secret":"mine"}""");
}
