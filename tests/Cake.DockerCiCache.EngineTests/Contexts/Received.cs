using System.Formats.Tar;
using Cake.DockerCiCache.Contexts.Keys;
using Cake.DockerCiCache.EngineTests.Engines;

namespace Cake.DockerCiCache.EngineTests.Contexts;

/// <summary>What an engine receives of folders, a line for each entry: kind, mode, path and what a link points to.</summary>
/// <param name="profile">The engine.</param>
/// <param name="scratch">An empty folder, for what the builds need and leave.</param>
internal sealed class Received(EngineProfile profile, string scratch)
{
    private const string All = "FROM scratch\nCOPY . /\n";

    public static string Line(ContextEntry entry)
    {
        var kind = entry.Kind is EntryKind.Folder or EntryKind.Link ? $"{entry.Kind}".ToLowerInvariant() : "file";
        return $"{kind} {Convert.ToString(entry.Mode, 8)} {entry.Path} {entry.Target}";
    }

    /// <summary>Builds with the folder as its context.</summary>
    public IReadOnlyList<string> Of(string folder, string? dockerfile = null) => Lines(Build(folder, dockerfile ?? Written(All), []));

    /// <summary>Builds once with many folders, each a named context with its own ignore file.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> OfAll(IReadOnlyDictionary<string, string> folders)
    {
        var dockerfile = $"FROM scratch\n{string.Concat(folders.Keys.Select(name => $"COPY --from={name} / /{name}/\n"))}";
        var contexts = folders.SelectMany(folder => new[] { "--build-context", $"{folder.Key}={folder.Value}" });
        var empty = Directory.CreateDirectory(Path.Join(scratch, "empty")).FullName;
        var received = Entries(Build(empty, Written(dockerfile), contexts)).Where(e => e.Name.Contains('/'))
            .ToLookup(e => e.Name.Split('/')[0], e => Line(e.Name[(e.Name.IndexOf('/') + 1)..], e.Entry));
        return folders.Keys.ToDictionary(name => name, name => (IReadOnlyList<string>)[.. received[name].Order(StringComparer.Ordinal)]);
    }

    /// <summary>Docker's words when the build fails.</summary>
    public string Refusal(string folder) => Run(folder, Written(All), []).Errors;

    private static IReadOnlyList<string> Lines(string tar) => [.. Entries(tar).Select(e => Line(e.Name, e.Entry)).Order(StringComparer.Ordinal)];

    private static IEnumerable<(string Name, TarEntry Entry)> Entries(string tar)
    {
        using var reader = new TarReader(File.OpenRead(tar));
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry.Name.Trim('/') is { Length: > 0 } name)
            {
                yield return (name, entry);
            }
        }
    }

    private static string Line(string path, TarEntry entry) => entry.EntryType switch
    {
        TarEntryType.Directory => $"folder {Convert.ToString((int)entry.Mode, 8)} {path} ",
        TarEntryType.SymbolicLink => $"link 0 {path} {entry.LinkName}",
        _ => $"file {Convert.ToString((int)entry.Mode, 8)} {path} ",
    };

    private string Written(string dockerfile)
    {
        var path = Path.Join(scratch, "Dockerfile");
        File.WriteAllText(path, dockerfile);
        return path;
    }

    private string Build(string folder, string dockerfile, IEnumerable<string> options)
    {
        var outcome = Run(folder, dockerfile, options);
        return outcome.ExitCode == 0 ? Path.Join(scratch, "received.tar") : throw new InvalidOperationException(outcome.All);
    }

    private CommandOutcome Run(string folder, string dockerfile, IEnumerable<string> options)
    {
        var docker = Path.Combine(profile.Variables["PATH"].Split(':')[0], "docker");
        string[] arguments = ["build", "--quiet", "--file", dockerfile, "--output", $"type=tar,dest={Path.Join(scratch, "received.tar")}", .. options, folder];
        return Command.Run(docker, arguments, new Dictionary<string, string>(profile.Variables) { ["DOCKER_BUILDKIT"] = "1" });
    }
}
