namespace Cake.DockerCiCache.ContextFiles;

/// <summary>The file systems on which the kernel of this machine itself notes when a file was changed.</summary>
/// <remarks>Others have that time from a server with a clock of its own, or do not have it at all.</remarks>
internal static class LocalFileSystems
{
    private static readonly string[] Names = ["bcachefs", "btrfs", "ext2", "ext3", "ext4", "f2fs", "overlay", "overlayfs", "tmpfs", "xfs", "zfs"];

    /// <summary>The path is on one of them.</summary>
    /// <exception cref="IOException">It cannot be asked.</exception>
    public static bool Have(string path) => Names.Contains(new DriveInfo(path).DriveFormat, StringComparer.OrdinalIgnoreCase);
}
