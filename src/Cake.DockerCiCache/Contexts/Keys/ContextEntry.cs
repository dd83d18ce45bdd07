using System.Runtime.InteropServices;

namespace Cake.DockerCiCache.Contexts.Keys;

/// <summary>What an entry of a build context is.</summary>
internal enum EntryKind
{
    /// <summary>A file; also a socket, which arrives as an empty file, and a hard link, which to Docker's cache is a copy.</summary>
    File = 1,

    /// <summary>A folder.</summary>
    Folder = 2,

    /// <summary>A symbolic link.</summary>
    Link = 3,

    /// <summary>A named pipe.</summary>
    Pipe = 4,

    /// <summary>A character device.</summary>
    CharacterDevice = 5,

    /// <summary>A block device.</summary>
    BlockDevice = 6,
}

/// <summary>Something that the engine receives: all that Docker's own cache looks at, and nothing else.</summary>
/// <remarks>
/// Measured on 20.10 and 28.5 with COPY and a context that was transferred anew: another owner, time or extended attribute, and a
/// copy in a hard link's place, are cached.
/// </remarks>
/// <param name="Path">The path in the context, with slashes.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Mode">The twelve permission bits; 0 for a link, whose bits mean nothing.</param>
/// <param name="Target">Where a link points to, or a device's numbers.</param>
/// <param name="Content">The hash of a file's content.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ContextEntry(string Path, EntryKind Kind, int Mode, string? Target, ContentHash Content);
