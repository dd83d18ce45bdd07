using Cake.DockerCiCache.Contexts;

namespace Cake.DockerCiCache.ContextFiles;

/// <summary>A folder that is walked.</summary>
/// <param name="Path">Its path in the context; empty for the context itself.</param>
/// <param name="Verdict">What the ignore rules say of it.</param>
/// <param name="Parent">The folder it is in.</param>
/// <param name="Pending">Its entry, when it is ignored and sent only for what is in it.</param>
internal sealed record WalkedFolder(string Path, IgnoreVerdict Verdict, WalkedFolder? Parent, FoundEntry? Pending)
{
    /// <summary>Gets a value indicating whether something in it is sent.</summary>
    public bool IsNeeded { get; private set; }

    public string PathOf(string name) => Path.Length == 0 ? name : $"{Path}/{name}";

    /// <summary>Something in it is sent, so it and what it is in are sent too.</summary>
    public void Need()
    {
        for (var folder = this; folder is { Pending: not null, IsNeeded: false }; folder = folder.Parent)
        {
            folder.IsNeeded = true;
        }
    }
}
