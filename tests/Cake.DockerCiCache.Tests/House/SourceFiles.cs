using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.Tests.House;

/// <summary>The product's source files, by top folder and by the folder they are in, without comments and string literals.</summary>
internal static partial class SourceFiles
{
    public static IReadOnlyList<(string Folder, string Room, string Name, string Code)> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Source, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Source, path))
            .Where(path => path.Split('/')[0] is not ("bin" or "obj"))
            .Order(StringComparer.Ordinal)
            .Select(path => (path.Split('/')[0], Path.GetDirectoryName(path)!, Path.GetFileName(path), WithoutComments(File.ReadAllText(Path.Combine(Repository.Source, path))))),
    ];

    /// <summary>The folder in which each public type is declared; they share the root namespace, so only their names tell.</summary>
    public static IReadOnlyDictionary<string, string> FolderOfPublicType { get; } = All
        .SelectMany(f => Declaration().Matches(f.Code).Select(m => (Type: m.Groups[1].Value, f.Folder)))
        .ToDictionary(t => t.Type, t => t.Folder);

    /// <summary>The folders that a file uses: by its using lines for internal types, by name for public ones.</summary>
    public static IEnumerable<string> FoldersUsed(string code) => Using().Matches(code).Select(m => m.Groups[1].Value)
        .Concat(Word().Matches(code).Select(m => FolderOfPublicType.GetValueOrDefault(m.Value)).OfType<string>())
        .Distinct();

    private static string WithoutComments(string code) => Text().Replace(Comment().Replace(code, string.Empty), "\"\"");

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex("\"\"\"[\\s\\S]*?\"\"\"")]
    private static partial Regex Text();

    [GeneratedRegex(@"^public[a-z ]* (?:class|record|enum|interface|struct) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    // Also a name written out, such as Planning.PlanText; Registries.Any(...) is a property of the CI facts.
    [GeneratedRegex(@"(?:using Cake\.DockerCiCache\.|(?<![.\w])(?!Registries\.|Contexts\.))(Images|CiOutput|Ci|Progress|Dockerfiles|Planning|Compose|Reporting|Retrying|Registries|ContextFiles|Contexts|Engines|Runs|Aliases)(?:;|\.[A-Z])")]
    private static partial Regex Using();

    [GeneratedRegex(@"(?<![.\w])Docker\w+")]
    private static partial Regex Word();
}
