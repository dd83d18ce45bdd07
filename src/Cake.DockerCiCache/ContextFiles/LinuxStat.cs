using System.Runtime.InteropServices;

namespace Cake.DockerCiCache.ContextFiles;

/// <summary>What Linux says of a file.</summary>
/// <remarks>
/// .NET cannot tell a pipe from a file, and opening one waits for ever; and it does not give the inode and the time of the last
/// change of either, without which git's index cannot be believed. statx(2) has one layout on every architecture.
/// </remarks>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal readonly struct LinuxStat
{
    private const int CurrentFolder = -100;
    private const int DoNotFollow = 0x100;
    private const uint BasicStats = 0x7ff;
    private const int TypeBits = 0xf000;
    private const int ModeBits = 0xfff;

    [FieldOffset(28)]
    private readonly ushort _mode;

    [FieldOffset(32)]
    private readonly ulong _inode;

    [FieldOffset(40)]
    private readonly long _size;

    [FieldOffset(96)]
    private readonly LinuxTime _changed;

    [FieldOffset(112)]
    private readonly LinuxTime _modified;

    [FieldOffset(128)]
    private readonly uint _deviceMajor;

    [FieldOffset(132)]
    private readonly uint _deviceMinor;

    [FieldOffset(136)]
    private readonly ulong _volume;

    /// <summary>Gets the twelve permission bits.</summary>
    public int Mode => _mode & ModeBits;

    public LinuxFileType Type => (LinuxFileType)(_mode & TypeBits);

    public ulong Inode => _inode;

    public long Size => _size;

    /// <summary>Gets when content, mode, owner or name changed last; nobody can set it.</summary>
    public LinuxTime Changed => _changed;

    public LinuxTime Modified => _modified;

    /// <summary>Gets the file system the file is on.</summary>
    public ulong Volume => _volume;

    /// <summary>Gets a device's numbers.</summary>
    public string Device => $"{_deviceMajor}:{_deviceMinor}";

    /// <summary>Asks about a file, without following a link; false when it is not there or nobody may ask, see <see cref="Marshal.GetLastPInvokeErrorMessage"/>.</summary>
    /// <param name="path">The path as UTF-8, with a zero at its end.</param>
    /// <param name="stat">What Linux says.</param>
    public static bool TryGet(ReadOnlySpan<byte> path, out LinuxStat stat) =>
        Statx(CurrentFolder, in MemoryMarshal.GetReference(path), DoNotFollow, BasicStats, out stat) == 0;

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, in byte path, int flags, uint mask, out LinuxStat stat);
}

/// <summary>A time as Linux has it.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
internal readonly record struct LinuxTime(long Seconds, uint Nanoseconds);

/// <summary>The type bits of a mode (inode(7)).</summary>
internal enum LinuxFileType
{
    /// <summary>None of these.</summary>
    Unknown = 0,

    /// <summary>A named pipe.</summary>
    Pipe = 0x1000,

    /// <summary>A character device.</summary>
    CharacterDevice = 0x2000,

    /// <summary>A folder.</summary>
    Folder = 0x4000,

    /// <summary>A block device.</summary>
    BlockDevice = 0x6000,

    /// <summary>A file.</summary>
    File = 0x8000,

    /// <summary>A symbolic link.</summary>
    Link = 0xa000,

    /// <summary>A socket.</summary>
    Socket = 0xc000,
}
