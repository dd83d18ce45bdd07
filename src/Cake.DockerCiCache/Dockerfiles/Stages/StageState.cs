using System.Collections.Immutable;

namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>What is known of a stage between two of its instructions.</summary>
/// <param name="Values">The variables that ARG and ENV gave it.</param>
/// <param name="Environment">Those of ENV, which go into the image; a stage that starts from it has them again, whatever ARG made of them.</param>
/// <param name="KnowsAll">Whether it can have no others: nothing below comes from outside the file.</param>
/// <param name="Directory">The working directory; null when an image may have set it.</param>
internal sealed record StageState(
    ImmutableDictionary<string, string> Values,
    ImmutableDictionary<string, string> Environment,
    bool KnowsAll,
    string? Directory)
{
    private static readonly ImmutableDictionary<string, string> None = ImmutableDictionary<string, string>.Empty;
    private static readonly ImmutableDictionary<string, string> DefaultPath = None.Add("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");

    /// <summary>The state of <c>scratch</c>.</summary>
    public static StageState Scratch { get; } = new(DefaultPath, DefaultPath, true, "/");

    /// <summary>The state of an image that was not looked at.</summary>
    public static StageState Unknown { get; } = new(None, None, false, null);

    // The variables that ARG hides, so that handing on costs nothing where there is none.
    private ImmutableDictionary<string, string> Hidden { get; init; } = None;

    public StageState WithArgument(string name, string value) => this with
    {
        Values = Values.SetItem(name, value),
        Hidden = Environment.TryGetValue(name, out var hidden) ? Hidden.SetItem(name, hidden) : Hidden,
    };

    public StageState WithEnvironment(string name, string value) => this with
    {
        Values = Values.SetItem(name, value),
        Environment = Environment.SetItem(name, value),
        Hidden = Hidden.Remove(name),
    };

    /// <summary>The state with which a stage begins that starts from this one.</summary>
    public StageState HandedOn() => this with { Values = Values.SetItems(Hidden), Hidden = None };

    /// <summary>Changes the directory; a relative one is below the one before.</summary>
    public StageState In(string? directory) => this with { Directory = Resolve(directory) };

    /// <summary>A path seen from the working directory; null when that is not known.</summary>
    public string? Resolve(string? path) => path switch
    {
        null => null,
        ['/', ..] => path,
        _ => Directory is null ? null : Clean($"{Directory}/{path}"),
    };

    private static string Clean(string path)
    {
        var parts = new Stack<string>();
        foreach (var part in path.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != "..")
            {
                parts.Push(part);
            }
            else if (parts.Count > 0)
            {
                parts.Pop();
            }
        }

        return "/" + string.Join('/', parts.Reverse());
    }
}
