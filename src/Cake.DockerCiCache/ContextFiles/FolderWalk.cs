using System.IO.Enumeration;
using System.Runtime.InteropServices;
using System.Text;
using Cake.DockerCiCache.Contexts;

namespace Cake.DockerCiCache.ContextFiles;

/// <summary>Looks at everything in one folder, and into nothing.</summary>
internal sealed class FolderWalk(string root, IgnoreRules rules, WalkedFolder folder)
{
    private const char Undecodable = '\uFFFD';

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    private readonly string _folder = System.IO.Path.Join(root, folder.Path);

    public List<FoundEntry> Entries { get; } = [];

    public List<WalkedFolder> Folders { get; } = [];

    public List<string> Faults { get; } = [];

    public FolderWalk Walk()
    {
        try
        {
            var path = new Utf8Path(_folder);
            foreach (var name in new FileSystemEnumerable<string>(_folder, static (ref FileSystemEntry entry) => entry.FileName.ToString(), Everything))
            {
                Look(name, path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Faults.Add($"the folder \"{_folder}\" cannot be read: {e.Message}");
        }

        return this;
    }

    private void Look(string name, Utf8Path path)
    {
        var inContext = folder.PathOf(name);
        var verdict = rules.Ask(inContext, folder.Verdict);
        if (verdict.IsIgnored && !rules.IsWalked(inContext))
        {
            return;
        }

        if (name.Contains(Undecodable, StringComparison.Ordinal))
        {
            Faults.Add($"the name of \"{inContext}\" is not UTF-8");
        }
        else if (!LinuxStat.TryGet(path.Of(name), out var stat))
        {
            Faults.Add($"\"{inContext}\" cannot be looked at: {Marshal.GetLastPInvokeErrorMessage()}");
        }
        else if (stat.Type == LinuxFileType.Folder)
        {
            TakeFolder(inContext, verdict, stat);
        }
        else if (!verdict.IsIgnored)
        {
            Take(Entry(inContext, stat));
        }
    }

    private void TakeFolder(string path, IgnoreVerdict verdict, in LinuxStat stat)
    {
        var entry = Entry(path, stat);
        var isPending = verdict.IsIgnored && !rules.SendsWalkedFolders;
        Folders.Add(new WalkedFolder(path, verdict, folder, isPending ? entry : null));
        if (!isPending)
        {
            Take(entry);
        }
    }

    private void Take(FoundEntry entry)
    {
        Entries.Add(entry);
        folder.Need();
    }

    private FoundEntry Entry(string path, in LinuxStat stat)
    {
        var (kind, target) = stat.Type switch
        {
            LinuxFileType.Folder => (EntryKind.Folder, null),
            LinuxFileType.Link => (EntryKind.Link, new FileInfo(System.IO.Path.Join(root, path)).LinkTarget),
            LinuxFileType.Pipe => (EntryKind.Pipe, null),
            LinuxFileType.CharacterDevice => (EntryKind.CharacterDevice, stat.Device),
            LinuxFileType.BlockDevice => (EntryKind.BlockDevice, stat.Device),
            _ => (EntryKind.File, (string?)null),
        };
        var size = stat.Type == LinuxFileType.File ? stat.Size : 0;
        return new FoundEntry(path, kind, kind == EntryKind.Link ? 0 : stat.Mode, target, new FileStamp(size, stat.Inode, stat.Volume, stat.Modified, stat.Changed));
    }

    /// <summary>Paths of a folder's children as Linux takes them, in one buffer.</summary>
    private sealed class Utf8Path
    {
        private const int LongestName = 255;

        private readonly byte[] _buffer;
        private readonly int _start;

        public Utf8Path(string folder)
        {
            _buffer = new byte[Encoding.UTF8.GetMaxByteCount(folder.Length + 1 + LongestName) + 1];
            _start = Encoding.UTF8.GetBytes(folder + "/", _buffer);
        }

        public ReadOnlySpan<byte> Of(string name)
        {
            var end = _start + Encoding.UTF8.GetBytes(name, _buffer.AsSpan(_start));
            _buffer[end] = 0;
            return _buffer;
        }
    }
}
