using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.Progress;

/// <summary>Reads from <c>--progress=plain</c> what is written and pushed (BuildKit, exporter/containerimage/writer.go, util/push; moby, builder/builder-next/exporter/mobyexporter).</summary>
/// <remarks>A program's own output always has a time stamp after the number, so it can't be taken for any of it.</remarks>
internal sealed partial class ExportReader
{
    private readonly Dictionary<string, string> pushed = new(StringComparer.Ordinal);
    private string? digest;
    private string? writer;
    private bool isDoubtful;
    private string? cache;
    private string? id;

    public ExportedImage Image => new(isDoubtful ? null : digest, pushed, cache) { Id = id };

    /// <summary>Reads one line.</summary>
    public void Read(string line)
    {
        if (Written().Match(line) is { Success: true } written)
        {
            (digest, isDoubtful) = (written.Groups["digest"].Value, isDoubtful || (writer is not null && writer != written.Groups["vertex"].Value));
            writer = written.Groups["vertex"].Value;
        }
        else if (Push().Match(line) is { Success: true } push)
        {
            pushed[push.Groups["reference"].Value] = push.Groups["digest"].Value;
        }
        else if (Cache().Match(line) is { Success: true } kept)
        {
            cache = kept.Groups["digest"].Value;
        }
        else if (Stored().Match(line) is { Success: true } stored)
        {
            id = stored.Groups["digest"].Value;
        }
    }

    // The list of manifests comes last, where there is one. Several nodes of a builder write a part each, and of the list that buildx makes of
    // them nothing is said (docker/buildx, build/build.go).
    [GeneratedRegex(@"^#(?<vertex>[0-9]+) exporting manifest (?:list )?(?<digest>sha256:[0-9a-f]{64})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Written();

    [GeneratedRegex(@"^#[0-9]+ writing cache (?:image )?manifest (?<digest>sha256:[0-9a-f]{64}) (?:[0-9.]+s )?done$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cache();

    [GeneratedRegex(@"^#[0-9]+ writing image (?<digest>sha256:[0-9a-f]{64}) (?:[0-9.]+s )?done$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Stored();

    [GeneratedRegex(@"^#[0-9]+ pushing manifest for (?<reference>\S+)@(?<digest>sha256:[0-9a-f]{64}) (?:[0-9.]+s )?done$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Push();
}
