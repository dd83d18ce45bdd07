using System.IO.Enumeration;
using System.Runtime.InteropServices;
using System.Text;
using Cake.DockerCiCache.Contexts.Ignoring;
using Cake.DockerCiCache.Contexts.Keys;

namespace Cake.DockerCiCache.ContextFiles;

/// <summary>Looks at everything in one folder, and into nothing.</summary>
internal sealed class FolderWalk(string root, IgnoreRules rules, WalkedFolder folder)
{
    private const char Undecodable = '\uFFFD';

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    private readonly bool[] _found = new bool[rules.Count];
    private readonly string _prefix = folder.Path.Length == 0 ? string.Empty : folder.Path + "/";

    public WalkedFolder Folder => folder;

    /// <summary>What is in it, in order.</summary>
    public List<FoundEntry> Entries { get; } = [];

    /// <summary>The folders in it, in order.</summary>
    public List<FolderWalk> Folders { get; } = [];

    public List<string> Faults { get; } = [];

    /// <summary>Whether there is a file with git's attributes, ignored or not.</summary>
    public bool HasGitAttributes { get; private set; }

    public void Walk()
    {
        var path = Path.Join(root, folder.Path);
        try
        {
            using var handle = new FolderHandle(path);
            var children = Children(path);
            HasGitAttributes = children.Contains(_prefix + GitAttributes.Name);
            Entries.EnsureCapacity(children.Count);
            children.ForEach(child => Look(child, handle));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Faults.Add($"the folder \"{path}\" cannot be read: {e.Message}");
        }
    }

    private List<string> Children(string path)
    {
        var children = new FileSystemEnumerable<string>(path, (ref entry) => string.Concat(_prefix, entry.FileName), Everything).ToList();
        children.Sort(StringComparer.Ordinal);
        return children;
    }

    private void Look(string path, FolderHandle handle)
    {
        var isIgnored = rules.IsIgnored(path, folder.Found.Span, _found);
        if (isIgnored && !rules.IsWalked(path))
        {
            return;
        }

        var name = path.AsSpan(_prefix.Length);
        Span<byte> utf8 = stackalloc byte[Encoding.UTF8.GetMaxByteCount(name.Length) + 1];
        utf8[Encoding.UTF8.GetBytes(name, utf8)] = 0;
        if (name.Contains(Undecodable))
        {
            Faults.Add($"the name of \"{path}\" is not UTF-8");
        }
        else if (!LinuxStat.TryGet(handle, utf8, out var stat))
        {
            Faults.Add($"\"{path}\" cannot be looked at: {Marshal.GetLastPInvokeErrorMessage()}");
        }
        else if (stat.Type == LinuxFileType.Folder || !isIgnored)
        {
            Take(Entry(path, stat), isIgnored);
        }
    }

    // A name and a target that can't be told from another one's would be in one key with it.
    private void CheckTarget(in FoundEntry entry)
    {
        if (entry.Kind == EntryKind.Link && entry.Target?.Contains(Undecodable, StringComparison.Ordinal) is true)
        {
            Faults.Add($"the target of the link \"{entry.Path}\" is not UTF-8");
        }
    }

    private void Take(in FoundEntry entry, bool isIgnored)
    {
        var isPending = isIgnored && !rules.SendsWalkedFolders;
        if (entry.Kind == EntryKind.Folder)
        {
            var child = new WalkedFolder(entry.Path, _found.ToArray(), folder, Entries.Count) { IsPending = isPending };
            Folders.Add(new FolderWalk(root, rules, child));
        }

        if (!isPending)
        {
            folder.Need();
        }

        CheckTarget(entry);
        Entries.Add(entry);
    }

    private FoundEntry Entry(string path, in LinuxStat stat)
    {
        var (kind, target) = stat.Type switch
        {
            LinuxFileType.Folder => (EntryKind.Folder, null),
            LinuxFileType.Link => (EntryKind.Link, new FileInfo(Path.Join(root, path)).LinkTarget),
            LinuxFileType.Pipe => (EntryKind.Pipe, null),
            LinuxFileType.CharacterDevice => (EntryKind.CharacterDevice, stat.Device),
            LinuxFileType.BlockDevice => (EntryKind.BlockDevice, stat.Device),
            _ => (EntryKind.File, (string?)null),
        };
        return new FoundEntry(path, kind, kind == EntryKind.Link ? 0 : stat.Mode, target, new FileStamp(stat));
    }
}
