using System.Globalization;
using Cake.Core.IO;
using Cake.DockerCiCache.Engines.Processes;

namespace Cake.DockerCiCache.Engines.Configuration;

/// <summary>Which process a folder belongs to.</summary>
/// <param name="Machine">The name of the machine or container.</param>
/// <param name="Boot">The machine's start.</param>
/// <param name="FirstStart">When the first process started, which tells two containers apart whose processes have the same numbers.</param>
/// <param name="Process">The process's number.</param>
/// <param name="Start">When it started, because numbers are used again.</param>
internal sealed record RunOwner(string Machine, string Boot, string FirstStart, int Process, string Start)
{
    public const string FileName = "owner";

    private const char Separator = '\n';

    public static RunOwner Current(IFileSystem files)
    {
        var table = new ProcessTable(files);
#pragma warning disable RS0030 // Cake knows neither the process's number nor the machine's name.
        var (machine, id) = (Environment.MachineName, Environment.ProcessId);
#pragma warning restore RS0030
        var boot = TextFile.Read(files.GetFile("/proc/sys/kernel/random/boot_id"))?.Trim() ?? string.Empty;
        return new(machine, boot, table.StartOf(1) ?? string.Empty, id, table.StartOf(id) ?? string.Empty);
    }

    /// <summary>Null when the text is no owner.</summary>
    public static RunOwner? Parse(string? text) =>
        text?.Split(Separator) is [var machine, var boot, var first, var id, var start] && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var process)
            ? new(machine, boot, first, process, start)
            : null;

    /// <summary>It has ended for sure. What cannot be seen from here, another machine's or container's process, may live.</summary>
    public bool IsGone(IFileSystem files)
    {
        var here = Current(files);
        return Start.Length > 0 && Machine == here.Machine
            && (Boot != here.Boot || (FirstStart == here.FirstStart && new ProcessTable(files).StartOf(Process) != Start));
    }

    public override string ToString() => string.Join(Separator, Machine, Boot, FirstStart, Process.ToString(CultureInfo.InvariantCulture), Start);
}
