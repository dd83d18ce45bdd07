using System.Globalization;
using System.Text;
using Cake.Core.IO;

namespace Cake.DockerCiCache.Engines.Processes;

/// <summary>The processes of this machine, as Linux shows them in <c>/proc</c> (proc(5)).</summary>
internal sealed class ProcessTable(IFileSystem files)
{
    private const string Folder = "/proc";

    // Counted from the state, which is the third field of stat.
    private const int ParentField = 1;
    private const int StartField = 19;

    /// <summary>The living processes that have this variable in their environment, and their descendants.</summary>
    public IReadOnlyList<int> Find(string variable, string value)
    {
        var all = Ids().Select(id => (Id: id, Parent: Parent(id))).Where(p => p.Parent is not null).ToList();
        var found = all.Where(p => HasVariable(p.Id, $"{variable}={value}")).Select(p => p.Id).ToHashSet();
        while (all.Where(p => found.Contains(p.Parent!.Value) && found.Add(p.Id)).ToList().Count > 0)
        {
            // Each round finds the children of the last one.
        }

        return [.. found.Order()];
    }

    /// <summary>When a living process started, in the kernel's own clock; null when there is none.</summary>
    public string? StartOf(int id) => Stat(id) is { } fields && fields.Length > StartField ? fields[StartField] : null;

    private IEnumerable<int> Ids() => files.GetDirectory(Folder) is { Exists: true } folder
        ? folder.GetDirectories("*", SearchScope.Current)
            .Select(d => int.TryParse(d.Path.GetDirectoryName(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0)
        : [];

    private int? Parent(int id) =>
        Stat(id) is { Length: > ParentField } fields && int.TryParse(fields[ParentField], NumberStyles.None, CultureInfo.InvariantCulture, out var parent) ? parent : null;

    // The name, the second field, is in brackets, and may hold blanks and brackets itself. A zombie has ended, and only waits
    // for its parent to notice.
    private string[]? Stat(int id) =>
        Read(id, "stat") is { } text && text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [not ("Z" or "X"), ..] fields ? fields : null;

    private bool HasVariable(int id, string variable) => Read(id, "environ")?.Split('\0').Contains(variable, StringComparer.Ordinal) ?? false;

    // A process may be another user's, or have ended.
    private string? Read(int id, string file)
    {
        try
        {
            using var reader = new StreamReader(files.GetFile($"{Folder}/{id}/{file}").OpenRead(), Encoding.UTF8);
            return reader.ReadToEnd();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
