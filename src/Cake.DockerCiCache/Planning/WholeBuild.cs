using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning.Caching;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Planning.Plans;

namespace Cake.DockerCiCache.Planning;

/// <summary>The one build of a plan whose cache is kept apart from the image: all stages side by side.</summary>
/// <remarks>
/// The image stays in the builder, unpacked nowhere, until it is pushed from there: so no layer is fetched that did not change
/// (design, section 5, rule 14). With early pushes the build itself pushes it, under a reference of its own, and writes the cache: one
/// docker less, and only its tags are left to set. One scope is read, as with inline caches: two that overlap make unchanged steps run again (CONTRIBUTING.md, "Which cache sources are exact").
/// </remarks>
internal sealed class WholeBuild
{
    private readonly PlanInput input;
    private readonly CacheLocation location;
    private readonly bool isPushed;
    private readonly bool isWritten;
    private readonly bool isPushedEarly;

    private WholeBuild(PlanInput input, CacheBackend backend)
    {
        this.input = input;
        location = new CacheLocation(input.Request, input.Run, backend.Type);
        isPushed = input.Run.NoPush is null;
        isWritten = isPushed && input.Run.Scopes.Own is not null;

        // Where nobody reads what the build says, its digest is not known, and so not what is to be tagged.
        isPushedEarly = Request.PushesCachesEarly && Request.IsProgressRead && isWritten && !IsLoaded;
        RequireOwnReferences();
    }

    private BuildRequest Request => input.Request;

    private bool IsLoaded => Request.Load == true;

    // A registry's cache is written when the image is pushed, all others with the build: what keeps them is not the registry.
    private bool IsWrittenByPush => isWritten && location.IsInRegistry;

    public static PlannedBuilds Of(PlanInput input, CacheBackend backend)
    {
        var build = new WholeBuild(input, backend);
        return new([build.Step()], $"{backend.Reason}{(input.Run.Refresh is { } refresh ? $"; {refresh}" : string.Empty)}")
        {
            Caches = build.IsWrittenByPush ? [build.location.OwnReference] : [],
            PushesFromBuilder = !build.IsLoaded,
            Notes = build.Notes(),
        };
    }

    private IReadOnlyList<string> Notes() => this switch
    {
        { isPushedEarly: false, isWritten: true, Request.PushesCachesEarly: true } => [$"nothing is pushed early: {(IsLoaded ? "the image is put into the engine's image store" : "docker's progress is not plain, so the image's digest is not known")}"],
        { isPushedEarly: true } => [$"the build pushes the image as {location.EarlyImage} and writes the cache, DockerCiPush sets its tags; Load = true would put it into the engine's image store"],
        { IsLoaded: false } => ["the image stays in the builder and is pushed from there; Load = true puts it into the engine's image store as well"],
        _ => [],
    };

    // One would overwrite the other, and a cache is no image.
    private void RequireOwnReferences()
    {
        if (location.IsInRegistry && input.ImageTags.FirstOrDefault(t => ImageReference.AreSame(t, location.References)) is { } reference)
        {
            throw new DockerCiSettingsException(
                nameof(BuildRequest.CacheTag), $"\"{Request.CacheTag}\" gives the cache and the image the same reference \"{reference}\"; choose a pattern that keeps them apart, for example \"cache-{{stage}}\"");
        }

        if (isPushedEarly && ImageReference.AreSame(location.EarlyImage, input.ImageTags.Concat(location.References)))
        {
            throw new DockerCiSettingsException(
                "PushCachesEarly", $"pushes the image as \"{location.EarlyImage}\" first, which is one of its tags or a cache; choose another tag, or another {nameof(BuildRequest.CacheTag)}");
        }
    }

    private DockerCiPlanStep Step()
    {
        var graph = input.Build.Graph;
        var step = new DockerCiPlanStep
        {
            Stage = graph.Target,
            Label = graph.Stages[graph.Target].Name ?? $"stage-{graph.Target}",
            Target = Request.Target,
            IsRepeat = false,
            Tags = input.ImageTags,
            CacheFrom = Request.NoCache ? [] : location.Sources,
            CacheTo = isWritten ? [location.Export] : [],
            BuildArgs = ShownBuildArgs.Of(Request),
            Arguments = [],
            IsHeldInBuilder = !IsLoaded,
            EarlyPush = isPushedEarly ? location.EarlyImage : null,
        };
        return step with
        {
            Arguments = OwnArguments(step),
            PushArguments = isPushed ? PushArguments(step) : [],
        };
    }

    private IReadOnlyList<string> OwnArguments(DockerCiPlanStep step) => step.EarlyPush is { } early
        ? Arguments(Request, step with { Tags = [early] }, CacheOptions.PushedFromBuilder, step.CacheTo)
        : Arguments(Request, step, IsLoaded ? Loaded : CacheOptions.HeldInBuilder, IsWrittenByPush ? [] : step.CacheTo);

    // What was built anew must not be built anew once more by the push, and what the push says is always read. Base images are asked of
    // the registry again: what the engine's store holds of them may be older (measured on 28.5: --pull leaves that as it is).
    private IReadOnlyList<string> PushArguments(DockerCiPlanStep step)
    {
        var caches = IsWrittenByPush ? step.CacheTo : [];
        var request = Request with { NoCache = false, Progress = BuildRequest.PlainProgress };
        return IsLoaded && caches.Count == 0 ? [] : Arguments(request, step, IsLoaded ? CacheOptions.Nothing : CacheOptions.PushedFromBuilder, caches);
    }

    private string? Loaded => input.Engine.BuildsInEngine ? null : "type=docker";

    private IReadOnlyList<string> Arguments(BuildRequest request, DockerCiPlanStep step, string? export, IReadOnlyList<string> cacheTo) =>
        BuildArguments.Of(request, input.Engine, step, new BuildOutput(IsTarget: true, export) { CacheTo = cacheTo });
}
