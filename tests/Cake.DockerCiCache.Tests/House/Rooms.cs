using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.Tests.House;

/// <summary>Folders inside of folders are rooms of their own: the table does not know them, and no two may use each other, however long the way round.</summary>
public sealed partial class Rooms
{
    private static readonly IReadOnlyDictionary<string, string> RoomOf = SourceFiles.All
        .SelectMany(f => Declaration().Matches(f.Code).Select(m => (Type: m.Groups[1].Value, f.Room)))
        .DistinctBy(t => t.Type)
        .ToDictionary(t => t.Type, t => t.Room);

    private static readonly ILookup<string, string> Used = SourceFiles.All
        .SelectMany(f => RoomsUsed(f.Room, f.Code).Select(used => (f.Room, Used: used)))
        .Distinct()
        .ToLookup(e => e.Room, e => e.Used);

    [Fact]
    public void Are_in_no_circle()
    {
        var circles = from room in SourceFiles.All.Select(f => f.Room).Distinct()
                      where Reached(room).Contains(room)
                      select $"{room} uses {string.Join(", ", Used[room].Where(used => Reached(used).Contains(room)))}";
        Assert.Empty(circles);
    }

    [Fact]
    public void Are_seen_by_the_check()
    {
        Assert.Equal("Engines/Calls", RoomOf["DockerTool"]);
        Assert.Equal(["Engines/Calls"], RoomsUsed("Runs", "using Cake.DockerCiCache.Engines.Calls;"));
        Assert.Equal(["Runs/Results"], RoomsUsed("Runs", "DockerCiBuildResult built"));
        Assert.Equal(["Engines"], RoomsUsed("Engines/Output", "new RegistryLogin(docker)"));
        Assert.Contains("Engines/Configuration", Reached("Engines/Questions"));
    }

    // No using line is needed for what is in a folder that the room is in, and for public types, which share the root namespace.
    private static IEnumerable<string> RoomsUsed(string room, string code) => Using().Matches(code).Select(m => m.Groups[1].Value.Replace('.', '/'))
        .Concat(Word().Matches(code).Where(m => RoomOf.ContainsKey(m.Value)).Select(m => (Type: m.Value, Room: RoomOf[m.Value]))
            .Where(t => room.StartsWith(t.Room + "/", StringComparison.Ordinal) || SourceFiles.FolderOfPublicType.ContainsKey(t.Type))
            .Select(t => t.Room))
        .Where(used => used != room)
        .Distinct();

    private static HashSet<string> Reached(string room)
    {
        var (reached, next) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>(Used[room]));
        while (next.TryDequeue(out var one))
        {
            if (reached.Add(one))
            {
                Used[one].ToList().ForEach(next.Enqueue);
            }
        }

        return reached;
    }

    [GeneratedRegex(@"^(?:public|internal)[a-z ]* (?:class|record struct|record|enum|interface|struct) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"(?<![.\w])[A-Z]\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"using Cake\.DockerCiCache\.([\w.]+);")]
    private static partial Regex Using();
}
