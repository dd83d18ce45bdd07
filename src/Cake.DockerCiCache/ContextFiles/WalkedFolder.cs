namespace Cake.DockerCiCache.ContextFiles;

/// <summary>A folder that is walked.</summary>
/// <param name="Path">Its path in the context; empty for the context itself.</param>
/// <param name="Found">What the ignore rules found for it.</param>
/// <param name="Parent">The folder it is in.</param>
/// <param name="Position">Its place among that folder's entries.</param>
internal sealed record WalkedFolder(string Path, ReadOnlyMemory<bool> Found, WalkedFolder? Parent, int Position)
{
    /// <summary>Gets a value indicating whether it is sent only for what is in it.</summary>
    public bool IsPending { get; init; }

    /// <summary>Gets a value indicating whether something in it is sent.</summary>
    public bool IsNeeded { get; private set; }

    /// <summary>Something in it is sent, so it and what it is in are sent too.</summary>
    public void Need()
    {
        for (var folder = this; folder is { IsPending: true, IsNeeded: false }; folder = folder.Parent)
        {
            folder.IsNeeded = true;
        }
    }
}
