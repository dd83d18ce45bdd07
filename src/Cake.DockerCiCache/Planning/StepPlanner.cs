using Cake.DockerCiCache.Dockerfiles;

namespace Cake.DockerCiCache.Planning;

/// <summary>The builds of a plan.</summary>
internal sealed class StepPlanner(BuildRequest request, StageGraph graph, EngineFacts engine, StageImages images)
{
    private const string InlineCache = "type=inline";

    private readonly IReadOnlyDictionary<string, string?> shownBuildArgs = request.BuildArgs.ToDictionary(
        a => a.Key, a => a.Value is not null && SecretName.Is(a.Key) ? SecretName.Redacted : a.Value, StringComparer.Ordinal);

    /// <summary>The image's own references.</summary>
    public IReadOnlyList<string> ImageTags { get; } = [.. request.Tags.Select(t => request.Image.WithTag(t).ToString())];

    public IReadOnlyList<DockerCiPlanStep> Of(CacheArrangement arrangement)
    {
        var position = images.Cached.Select((stage, i) => (stage, i)).ToDictionary(p => p.stage, p => p.i);
        var steps = new List<DockerCiPlanStep>();
        foreach (var stage in arrangement.Order(images.Cached))
        {
            var sources = request.NoCache ? [] : arrangement.SourcesOf(images.Cached, position[stage]);
            var step = Step(stage, [.. sources.Select(s => images.References[s])]);
            steps.Add(WithArguments(step));
            if (arrangement.BuildsAgain)
            {
                steps.Add(WithArguments(step with { CacheFrom = [], IsRepeat = true }));
            }
        }

        return steps;
    }

    private DockerCiPlanStep Step(int stage, IReadOnlyList<string> sources)
    {
        var isTarget = stage == graph.Target;
        return new DockerCiPlanStep
        {
            Stage = stage,
            Label = graph.Stages[stage].Name ?? $"stage-{stage}",
            Target = isTarget ? request.Target : images.TargetOf(graph, stage),
            IsRepeat = false,
            Tags = [.. (isTarget ? ImageTags : []).Append(images.References[stage]).Distinct(StringComparer.Ordinal)],
            CacheFrom = sources,
            CacheTo = [InlineCache],
            BuildArgs = shownBuildArgs,
            Arguments = [],
            StandardInput = !isTarget && graph.Stages[stage].Name is null ? images.Named?.Text : null,
        };
    }

    private DockerCiPlanStep WithArguments(DockerCiPlanStep step) =>
        step with { Arguments = BuildArguments.Of(request, engine, step, step.Stage == graph.Target) };
}
