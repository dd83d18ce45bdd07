using Cake.DockerCiCache.Engines.Output;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Engines.Building;

/// <summary>One build that succeeded.</summary>
internal sealed record FinishedBuild(string Label, IReadOnlyList<BuildVertex> Vertices, TimeSpan Elapsed)
{
    /// <summary>Says why it is not built again.</summary>
    public const string NotNeeded = "not needed: this very image is in the registry, with its cache";

    /// <summary>The planned cache sources were damaged, and the build was finished without them.</summary>
    public bool LeftCacheOut { get; init; }

    /// <summary>It was not built, as no step of its stage ran: its image is the one that the registry has, and the engine has none.</summary>
    public bool IsLeftOut { get; init; }

    public ExportedImage Image { get; init; } = ExportedImage.None;

    /// <summary>It wrote its cache to a registry, whole.</summary>
    public bool HasWrittenCache => Image.Cache is not null && CacheFailures.Count == 0;

    /// <summary>The words of caches that it could not write, and went on, without secrets.</summary>
    public IReadOnlyList<string> CacheFailures => [.. BuildExport.CacheFailures(Vertices).Select(SecretValues.RedactKnown)];

    /// <summary>The digests of those of these references that it pushed.</summary>
    public IReadOnlyDictionary<string, string> PushedAs(IEnumerable<string> references)
    {
        var pushed = new Dictionary<ImageReference, string>();
        foreach (var (name, digest) in Image.Pushed)
        {
            if (ImageReference.TryParse(name, out var reference, out _) && reference.Tag is not null)
            {
                pushed[reference.Normalize()] = digest;
            }
        }

        return references.Where(r => pushed.ContainsKey(ImageReference.Parse(r).Normalize())).ToDictionary(r => r, r => pushed[ImageReference.Parse(r).Normalize()], StringComparer.Ordinal);
    }

    /// <summary>The build whose steps ran in a try before, of which only what it was to write or push failed.</summary>
    public FinishedBuild After(FinishedBuild before) => this with
    {
        Vertices = [.. before.Vertices.Where(v => !BuildExport.IsAny(v)), .. Vertices.Where(BuildExport.IsAny)],
        Elapsed = before.Elapsed + Elapsed,
        Image = Image with { Pushed = before.Image.Pushed },
    };

    /// <summary>The steps of a stage that it shows. Of several stages that have a step in common, BuildKit shows it for one.</summary>
    public IEnumerable<BuildVertex> StepsOf(string stage) =>
        Vertices.Where(v => v.Name.IsStep && string.Equals(v.Name.Stage, stage, StringComparison.OrdinalIgnoreCase));

    /// <summary>Nothing, where the registry's image stays.</summary>
    public static FinishedBuild LeftOut(string label, string reference, string digest) => new(label, [], TimeSpan.Zero)
    {
        IsLeftOut = true,
        Image = ExportedImage.None with { Pushed = new Dictionary<string, string>(StringComparer.Ordinal) { [reference] = digest } },
    };

    /// <summary>The same image, for a second build of it that is not needed.</summary>
    public FinishedBuild Spared => this with { Vertices = [], Elapsed = TimeSpan.Zero };
}
