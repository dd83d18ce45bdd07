using System.Globalization;
using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.CiOutput;

/// <summary>One output, by the name that all vendors give it in their own way.</summary>
/// <param name="Name">In small letters with hyphens.</param>
/// <param name="Lines">The value; most have one line.</param>
internal sealed partial record OutputValue(string Name, IReadOnlyList<string> Lines)
{
    public static IReadOnlyList<string> Names { get; } = ["image", "tags", "digest", "digests", "cache-hit-ratio", "report-file"];

    /// <summary>The value where only one line is possible.</summary>
    public string OneLine => string.Join(' ', Lines).Replace('\r', ' ').Replace('\n', ' ');

    /// <summary>What is known; what is not, such as the digest before a push, is not there.</summary>
    public static IReadOnlyList<OutputValue> Of(RunOutput output)
    {
        IReadOnlyList<string>[] values =
        [
            OneOrNone(output.Image),
            output.Tags,
            OneOrNone(output.Digest),
            [.. output.Pushed.Select(p => $"{p.Reference}@{p.Digest}")],
            OneOrNone(output.CacheHitRatio?.ToString(CultureInfo.InvariantCulture)),
            OneOrNone(output.ReportFile),
        ];
        return [.. Names.Zip(values, (name, lines) => new OutputValue(name, lines)).Where(v => v.Lines.Count > 0)];
    }

    /// <summary>The name of an output of a step: <c>digest</c>, with a prefix <c>web-digest</c>.</summary>
    public static string StepName(string? prefix, string name) => string.IsNullOrEmpty(prefix) ? name : $"{prefix}-{name}";

    /// <summary>The name of a variable: <c>DOCKERCI_DIGEST</c>, with a prefix <c>DOCKERCI_WEB_DIGEST</c>.</summary>
    public static string VariableName(string? prefix, string name) => $"DOCKERCI_{StepName(prefix, name).Replace('-', '_').ToUpperInvariant()}";

    public static bool IsPrefix(string text) => Prefix().IsMatch(text);

    private static IReadOnlyList<string> OneOrNone(string? value) => value is null ? [] : [value];

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_-]*\z", RegexOptions.None, 1000)]
    private static partial Regex Prefix();
}
