using Cake.DockerCiCache.Dockerfiles.Stages;
using Cake.DockerCiCache.Planning.Caching;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Planning;

/// <summary>The builds of a plan whose caches are inside the stages' images: target by target.</summary>
internal sealed class InlineBuilds
{
    private const string InlineCache = "type=inline";

    private readonly PlanInput input;
    private readonly StageImages images;
    private readonly CacheArrangement arrangement;
    private readonly IReadOnlyDictionary<string, string?> shownBuildArgs;

    private InlineBuilds(PlanInput input)
    {
        this.input = input;
        images = StageImages.Of(input.Build, input.Run.Scopes);
        arrangement = CacheArrangement.Choose(input.Request, input.Engine, IsCold(images), PushesEarly, IsComplete(images));
        shownBuildArgs = ShownBuildArgs.Of(input.Request);
    }

    private BuildRequest Request => input.Request;

    private StageGraph Graph => input.Build.Graph;

    public static PlannedBuilds Of(PlanInput input)
    {
        var builds = new InlineBuilds(input);
        var reason = builds.arrangement.Reason + (input.Run.Refresh is { } refresh ? $"; {refresh}" : string.Empty);
        return new(builds.Steps(), reason)
        {
            Caches = input.Run.Scopes.Own is null ? [] : [.. builds.images.Cached.Select(i => builds.images.References[i])],
            Notes = builds.images.Notes,
        };
    }

    private List<DockerCiPlanStep> Steps()
    {
        var position = images.Cached.Select((stage, i) => (stage, i)).ToDictionary(p => p.stage, p => p.i);
        var steps = new List<DockerCiPlanStep>();
        foreach (var stage in arrangement.Order(images.Cached))
        {
            var sources = Request.NoCache ? [] : arrangement.SourcesOf(images.Cached, position[stage]);
            var step = Step(stage, [.. sources.SelectMany(s => Existing(images.Candidates[s])).Except(input.Run.TooOld)]);
            steps.Add(WithArguments(step));
            if (arrangement.BuildsAgain)
            {
                steps.Add(WithArguments(step with { CacheFrom = [], IsRepeat = true }));
            }

            // Only the last build of an image is the one to push: before, its cache may not be whole.
            steps[^1] = steps[^1] with { EarlyPush = EarlyPush(stage) };
        }

        return steps;
    }

    private IEnumerable<string> Existing(IReadOnlyList<string> candidates) => input.Run.Survey?.First(candidates) ?? candidates;

    // Nothing is read, so that nothing can be mixed up by building all stages at once.
    private bool IsCold(StageImages images) =>
        input.Run.Survey is { } survey && images.Candidates.Values.All(candidates => survey.First(candidates).Count == 0);

    private bool IsComplete(StageImages images) =>
        images.Cached.Count > 1 && input.Run is { Survey: { } survey, TooOld.Count: 0 } && images.Cached.All(i => survey.Found.Contains(images.References[i]));

    private DockerCiPlanStep Step(int stage, IReadOnlyList<string> sources)
    {
        var isTarget = stage == Graph.Target;
        return new DockerCiPlanStep
        {
            Stage = stage,
            Label = Graph.Stages[stage].Name ?? $"stage-{stage}",
            Target = isTarget ? Request.Target : images.TargetOf(Graph, stage),
            IsRepeat = false,
            Tags = [.. (isTarget ? input.ImageTags : []).Append(images.References[stage]).Distinct(StringComparer.Ordinal)],
            CacheFrom = sources,
            CacheTo = [InlineCache],
            BuildArgs = shownBuildArgs,
            Arguments = [],
            OnlyIfChanged = arrangement.ReadsAll && !isTarget,
            StandardInput = !isTarget && Graph.Stages[stage].Name is null ? images.Named?.Text : null,
        };
    }

    private DockerCiPlanStep WithArguments(DockerCiPlanStep step)
    {
        var isTooOld = !step.IsRepeat && Existing(images.Candidates[step.Stage]).Any(input.Run.TooOld.Contains);
        var request = OfPlatforms(Graph.Stages[step.Stage]);
        var fresh = isTooOld ? request with { Pull = true, Options = [.. Request.Options, "--no-cache-filter=" + Graph.Stages[step.Stage].Name] } : request;
        return step with { Arguments = BuildArguments.Of(fresh, input.Engine, step, Output(step)) };
    }

    // A stage is not built for platforms that do not need it: it may not even be possible.
    private BuildRequest OfPlatforms(Stage stage) => stage.Platforms is { } some ? Request with { Platform = string.Join(',', some) } : Request;

    private bool PushesEarly => Request.PushesCachesEarly && input.Run is { NoPush: null, Scopes.Own: not null };

    // The image, and its own cache image, wait for DockerCiPush.
    private string? EarlyPush(int stage) => PushesEarly && stage != Graph.Target ? images.References[stage] : null;

    private BuildOutput Output(DockerCiPlanStep step) => new(step.Stage == Graph.Target, input.Engine.BuildsInEngine ? null : "type=docker");
}
