using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.Tests.House;

/// <summary>The product's source files, by folder, without comments and string literals.</summary>
internal static partial class SourceFiles
{
    public static IReadOnlyList<(string Folder, string Name, string Code)> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Source, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Source, path))
            .Where(path => path.Split('/')[0] is not ("bin" or "obj"))
            .Order(StringComparer.Ordinal)
            .Select(path => (Path.GetDirectoryName(path)!, Path.GetFileName(path), WithoutComments(File.ReadAllText(Path.Combine(Repository.Source, path))))),
    ];

    /// <summary>The folder in which each type is declared.</summary>
    public static IReadOnlyDictionary<string, string> FolderOfType { get; } = All
        .SelectMany(f => Declaration().Matches(f.Code).Select(m => (Type: m.Groups[1].Value, f.Folder)))
        .DistinctBy(t => t.Type)
        .ToDictionary(t => t.Type, t => t.Folder);

    public static IEnumerable<string> Words(string code) => Word().Matches(code).Select(m => m.Value).Distinct();

    private static string WithoutComments(string code) => Text().Replace(Comment().Replace(code, string.Empty), "\"\"");

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex("\"\"\"[\\s\\S]*?\"\"\"")]
    private static partial Regex Text();

    // Nested cases of a choice are reached through their outer type, so only declarations at the margin count.
    [GeneratedRegex(@"^(?:public|internal)[a-z ]* (?:class|record|enum|interface|struct) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"(?<![.\w])[A-Z]\w+")]
    private static partial Regex Word();
}
