using System.Text.Json;
using System.Text.RegularExpressions;
using Cake.DockerCiCache.Compose.Projects;

namespace Cake.DockerCiCache.Compose;

/// <summary>The text of a file that compose is given after the project's own, only to read the project.</summary>
internal static partial class ReadingFile
{
    // Compose leaves members alone whose names begin so, but fills in their variables and prints them.
    private const string Member = "x-dockerci";

    /// <summary>No service has an <c>env_file</c>: builds need none, and a CI machine often has none.</summary>
    /// <remarks>docs.docker.com/reference/compose-file/merge/#reset-value, compose 2.24</remarks>
    public static string WithoutEnvFiles(IEnumerable<string> services) =>
        "services:\n" + string.Concat(services.Select(s => $"  {JsonSerializer.Serialize(s)}:\n    env_file: !reset null\n"));

    /// <summary>Variables to be filled in, so that compose prints them as it has them from the environment and <c>.env</c>.</summary>
    /// <remarks><c>config --environment</c> prints them too, but only of a project that is whole, and a value of several lines has no end there.</remarks>
    public static string Asking(IEnumerable<string> variables) =>
        Member + ":\n" + string.Concat(variables.Where(v => VariableName().IsMatch(v)).Select(v => $"  {JsonSerializer.Serialize(v)}: \"${{{v}-}}\"\n"));

    /// <summary>What compose printed of them; those without a value are left out.</summary>
    public static IReadOnlyDictionary<string, string> Variables(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ComposeValues.FilledMap(document.RootElement, Member).Where(v => v.Value.Length > 0).ToDictionary(StringComparer.Ordinal);
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.None, 1000)]
    private static partial Regex VariableName();
}
