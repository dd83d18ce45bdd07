using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cake.DockerCiCache.Benchmarks.Machines;

namespace Cake.DockerCiCache.Benchmarks.Micro;

/// <summary>How fast the files of a build context are read and hashed, by the addin and by others. The files are in memory already.</summary>
internal static class ContextHashing
{
    private const string Find = "find . -type f -print0";

    /// <summary>Gets who reads a folder's files; a new way is a line here.</summary>
    private static readonly ContextReader[] Readers =
    [
        new AddinReader("the addin"),
        new CheckoutReader("the addin, `TrustGit` in a clean checkout"),
        new ShellReader("`xargs -P$(nproc) sha256sum`", $"{Find} | xargs -0 -P$(nproc) sha256sum >/dev/null"),
        new ShellReader("`xargs -P$(nproc) -n 256 sha256sum`", $"{Find} | xargs -0 -P$(nproc) -n 256 sha256sum >/dev/null"),
        new ShellReader("`sha256sum`, one process", $"{Find} | xargs -0 sha256sum >/dev/null"),
        new CodeReader("`Parallel.ForEach` and `SHA256` of .NET", HashInParallel),
        new BuildKitTransfer(),
    ];

    public static string Table(Options options)
    {
        using var machine = new BenchmarkMachine(options.Profiles[0]);
        var text = new StringBuilder($"## Context\n\n{ContextTree.FileBytes / 1000} kB per file; BuildKit on {EngineVersions.Of(machine)}.\n\n")
            .Append("| files | MB | by | ms | MB/s | files/s |\n|---:|---:|---|---:|---:|---:|\n");
        foreach (var count in options.Files)
        {
            var folder = machine.Work("context");
            ContextTree.Write(folder, count);
            foreach (var reader in Readers)
            {
                text.Append(Line(reader, reader.Time(folder, machine, options.Repetitions), count));
            }

            Directory.Delete(folder, recursive: true);
        }

        return text.ToString();
    }

    // What the runtime gives to whoever writes no more than this.
    private static void HashInParallel(string folder) => Parallel.ForEach(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories), path =>
    {
        using var file = File.OpenRead(path);
        SHA256.HashData(file);
    });

    private static string Line(ContextReader reader, Timing timing, int count) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {count} | {count * (double)ContextTree.FileBytes / 1e6:0} | {reader.Name} | {timing.Milliseconds()} | {count * ContextTree.FileBytes / 1e6 / timing.Median:0} | {count / timing.Median:0} |\n");
}
