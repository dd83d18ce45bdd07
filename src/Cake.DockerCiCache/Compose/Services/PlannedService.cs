using Cake.DockerCiCache.Compose.Projects;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Compose.Services;

/// <summary>A service with all that its builds need to be put in order.</summary>
internal sealed record PlannedService
{
    public required ComposeService Service { get; init; }

    /// <summary>The image with its tag.</summary>
    public required ImageReference Image { get; init; }

    /// <summary>Further names of the image, each with its tag.</summary>
    public IReadOnlyList<ImageReference> Tags { get; init; } = [];

    /// <summary>It is built because a chosen service takes it as a context; nobody asked for its image.</summary>
    public bool IsOnlyContext { get; init; }

    /// <summary>The service whose name the caches of this one's stages have.</summary>
    public required string Owner { get; init; }

    /// <summary>The Dockerfile with its stages; null when only BuildKit can fetch it, or no cache is kept.</summary>
    public BuildInput? Input { get; init; }

    /// <summary>The service's builds as if docker did them all; null as <see cref="Input"/> is.</summary>
    public DockerCiBuildPlan? Plan { get; init; }

    /// <summary>The cache of the service's own build; null when none is kept.</summary>
    public ServiceCache? Cache { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];

    public string Name => Service.Name;

    public ComposeBuild Build => Service.Build!;

    public int? Target => Input?.Graph.Target;

    public string TargetLabel => Plan is { } plan ? plan.Stages[Target!.Value].Label : Build.Target ?? Name;

    public bool NoCache { get; init; }

    /// <summary>The service's own build comes before those of its stages, which are then taken from it.</summary>
    public bool TargetComesFirst => NoCache || Plan?.Steps[0].Stage == Target;

    public bool Pull { get; init; }

    public bool Shares(PlannedService other) => Owner == other.Owner;

    /// <summary>The image that compose would build for the other service is the very same, with all further names that this one has.</summary>
    public bool IsSameBuildAs(PlannedService other) =>
        Shares(other) && Build.Target == other.Build.Target && LabelsOf(this).SetEquals(LabelsOf(other))
        && Build.CacheFrom.SequenceEqual(other.Build.CacheFrom) && Build.CacheTo.SequenceEqual(other.Build.CacheTo)
        && Build.NoCache == other.Build.NoCache && Build.Pull == other.Build.Pull && Tags.All(other.IsNamed);

    /// <summary>The reference, however it is written, is the image or a further name of it.</summary>
    public bool IsNamed(ImageReference reference) => Tags.Prepend(Image).Any(n => n.Normalize() == reference.Normalize());

    public bool Needs(PlannedService other) =>
        Build.ContextServices.Contains(other.Name)
        || StartsFrom(other)
        || (Shares(other) && Target != other.Target && Input?.Graph.Required.Contains(other.Target ?? -1) == true);

    private static HashSet<KeyValuePair<string, string>> LabelsOf(PlannedService service) => [.. service.Build.Labels];

    /// <summary>A stage of this service is based on, or copies from, the other's image.</summary>
    public bool StartsFrom(PlannedService other) =>
        Input is { } input && input.Graph.Required.SelectMany(i => input.Graph.Stages[i].ExternalImages)
            .Any(e => ImageReference.TryParse(e, out var image, out _) && image.Normalize() == other.Image.Normalize());
}
