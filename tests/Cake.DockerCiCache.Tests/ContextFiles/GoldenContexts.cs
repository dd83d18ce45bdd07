using Cake.DockerCiCache.ContextFiles;
using Cake.DockerCiCache.Contexts.Ignoring;
using Cake.DockerCiCache.Contexts.Keys;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.ContextFiles;

/// <summary>
/// Odd ignore files with what a real engine received: <c>received.txt</c> from buildx 0.29, <c>received-from-20.10.txt</c> where the older
/// client sends something else. The engine tests ask the engines again.
/// </summary>
public sealed class GoldenContexts
{
    private static readonly string Golden = GoldenFile.PathOf("Contexts/Golden");

    public static IEnumerable<object[]> Cases { get; } =
    [
        .. from name in Directory.GetDirectories(Golden).Select(Path.GetFileName).Order(StringComparer.Ordinal)
           from byOlderClient in new[] { false, true }
           select new object[] { name, byOlderClient },
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Are_listed_as_they_are_received(string name, bool byOlderClient)
    {
        var client = byOlderClient ? ContextClient.BuiltIn : ContextClient.Buildx;
        using var cake = new RealCake();
        foreach (var line in File.ReadLines(Path.Join(Golden, name, "tree.txt")))
        {
            Add(cake, line.Split('='));
        }

        File.Copy(Path.Join(Golden, name, "dockerignore"), cake.PathOf(".dockerignore"));
        var listing = new ContextReader(cake).Read(new(cake.PathOf("."), client));
        Assert.Empty(listing.Faults);
        Assert.Equal(Received(name, client), listing.Entries.Select(Line).Order(StringComparer.Ordinal));
    }

    private static void Add(RealCake cake, string[] parts)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(cake.PathOf(parts[0]))!);
        if (parts.Length > 1)
        {
            File.CreateSymbolicLink(cake.PathOf(parts[0]), parts[1]);
        }
        else if (!parts[0].EndsWith('/'))
        {
            cake.WithFile(parts[0]);
        }
    }

    private static IEnumerable<string> Received(string name, ContextClient client)
    {
        var older = Path.Join(Golden, name, "received-from-20.10.txt");
        return File.ReadLines(client == ContextClient.BuiltIn && File.Exists(older) ? older : Path.Join(Golden, name, "received.txt"))
            .Order(StringComparer.Ordinal);
    }

    private static string Line(ContextEntry entry) => entry.Kind switch
    {
        EntryKind.Folder => entry.Path + "/",
        EntryKind.Link => $"{entry.Path}={entry.Target}",
        _ => entry.Path,
    };
}
