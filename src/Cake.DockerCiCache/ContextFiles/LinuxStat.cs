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
    private readonly Time _changed;

    [FieldOffset(112)]
    private readonly Time _modified;

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

    /// <summary>Gets when content, mode, owner or name changed last, in nanoseconds; nobody can set it.</summary>
    public long Changed => _changed.Nanoseconds;

    /// <summary>Gets when the content changed last, in nanoseconds; anybody can set it.</summary>
    public long Modified => _modified.Nanoseconds;

    /// <summary>Gets the file system the file is on.</summary>
    public ulong Volume => _volume;

    /// <summary>Gets a device's numbers.</summary>
    public string Device => $"{_deviceMajor}:{_deviceMinor}";

    /// <summary>Asks about something, without following a link; false when it is not there or nobody may ask.</summary>
    /// <param name="folder">The folder it is in; null when the name is a whole path.</param>
    /// <param name="name">Its name as UTF-8, with a zero at its end.</param>
    /// <param name="stat">What Linux says.</param>
    public static bool TryGet(FolderHandle? folder, ReadOnlySpan<byte> name, out LinuxStat stat) =>
        Statx(folder?.Number ?? CurrentFolder, in MemoryMarshal.GetReference(name), DoNotFollow, BasicStats, out stat) == 0;

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, in byte name, int flags, uint mask, out LinuxStat stat);

    [StructLayout(LayoutKind.Sequential, Size = 16)]
    private readonly struct Time
    {
        private readonly long _seconds;
        private readonly uint _nanoseconds;

        public long Nanoseconds => (_seconds * 1_000_000_000) + _nanoseconds;
    }
}

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
