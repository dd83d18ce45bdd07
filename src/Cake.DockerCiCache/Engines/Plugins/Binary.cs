using Cake.Core.IO;

namespace Cake.DockerCiCache.Engines.Plugins;

/// <summary>Tells a program of Linux from a script.</summary>
internal static class Binary
{
    // elf(5): the first bytes of every program.
    private static readonly byte[] Mark = [0x7f, .. "ELF"u8];

    /// <summary>The file is a program; false where it can't be read.</summary>
    public static bool Is(IFile file)
    {
        try
        {
            using var stream = file.OpenRead();
            var begin = new byte[Mark.Length];
            return stream.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false) == begin.Length && begin.AsSpan().SequenceEqual(Mark);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
