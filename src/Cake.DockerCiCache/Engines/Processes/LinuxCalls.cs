using System.Runtime.InteropServices;

namespace Cake.DockerCiCache.Engines.Processes;

/// <summary>Calls of Linux for which .NET has no method.</summary>
internal static partial class LinuxCalls
{
    public const int Kill = 9;
    public const int Terminate = 15;

    // linux/stat.h and linux/fcntl.h; the structure is the same on every architecture.
    private const int CurrentFolder = -100;
    private const int DoNotFollow = 0x100;
    private const uint OwnerOnly = 0x8;
    private const int SizeOfStatx = 256;
    private const int OwnerOffset = 20;

    /// <summary>Sends a signal; a process that is gone by now is nothing to mind.</summary>
    public static void Signal(int process, int signal) => _ = kill(process, signal);

    /// <summary>A file or folder belongs to this user; a link is looked at itself.</summary>
    public static bool IsOwn(string path)
    {
        var answer = new byte[SizeOfStatx];
        return statx(CurrentFolder, path, DoNotFollow, OwnerOnly, answer) == 0 && BitConverter.ToUInt32(answer, OwnerOffset) == geteuid();
    }

#pragma warning disable IDE1006, SA1300, CA2101, SYSLIB1054 // The names are the library's. Source-generated calls would need unsafe code.
    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int process, int signal);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint geteuid();

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int statx(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] answer);
#pragma warning restore IDE1006, SA1300, CA2101, SYSLIB1054
}
