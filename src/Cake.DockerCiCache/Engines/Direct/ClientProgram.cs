using Cake.Core.IO;

namespace Cake.DockerCiCache.Engines.Direct;

/// <summary>Tells docker's client itself, on Linux, from what stands before it under its name.</summary>
/// <remarks>A script may set variables or call sudo; <c>/snap/bin/docker</c> is a link to snap, which has a /tmp of its own.</remarks>
internal static class ClientProgram
{
    // elf(5): the first bytes of every program.
    private static readonly byte[] Mark = [0x7f, .. "ELF"u8];

    /// <summary>The file is the client; false where it can't be read.</summary>
    public static bool Is(IFile file)
    {
        try
        {
            return NameOf(file) == "docker" && IsProgram(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // Cake's files know of no links.
    private static string NameOf(IFile file)
    {
        var found = new FileInfo(file.Path.FullPath);
        return (found.LinkTarget is null ? found : found.ResolveLinkTarget(returnFinalTarget: true) ?? found).Name;
    }

    private static bool IsProgram(IFile file)
    {
        using var stream = file.OpenRead();
        var begin = new byte[Mark.Length];
        return stream.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false) == begin.Length && begin.AsSpan().SequenceEqual(Mark);
    }
}
