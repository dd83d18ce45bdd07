using System.Runtime.InteropServices;
using System.Text;

namespace Cake.DockerCiCache.ContextFiles;

/// <summary>An open folder: asking about what is in it spares Linux the way there each time.</summary>
internal sealed class FolderHandle : SafeHandle
{
    // O_PATH | O_CLOEXEC, the same on every architecture that .NET runs on.
    private const int OnlyAsPath = 0x280000;

    public FolderHandle(string path)
        : base(-1, ownsHandle: true) => SetHandle(Open(Encoding.UTF8.GetBytes(path + "\0"), OnlyAsPath));

    public override bool IsInvalid => handle < 0;

    public int Number => (int)handle;

    protected override bool ReleaseHandle() => Close(Number) == 0;

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int number);
}
