using Cake.DockerCiCache.Dockerfiles;

namespace Cake.DockerCiCache.Planning;

/// <summary>Request, stage graph and engine facts to plan. Pure: the same input gives the same plan.</summary>
internal static class Planner
{
    private const string InlineCache = "type=inline";

    public static DockerCiBuildPlan Plan(BuildRequest request, string dockerfileText, EngineFacts engine)
    {
        var graph = StageGraph.Parse(request.Dockerfile, dockerfileText, GraphOptions.Of(request));
        var images = StageImages.Of(request, graph, dockerfileText);
        var arrangement = CacheArrangement.Choose(request, engine);
        var tags = request.Tags.Select(t => request.Image.WithTag(t).ToString()).ToList();
        var position = images.Cached.Select((stage, i) => (stage, i)).ToDictionary(p => p.stage, p => p.i);
        return new DockerCiBuildPlan
        {
            Image = request.Image.ToString(),
            Dockerfile = request.Dockerfile,
            Engine = engine.ToString(),
            CacheSources = arrangement.Sources,
            Reason = arrangement.Reason,
            Stages = PlanStages.Of(graph),
            Required = graph.Required,
            Steps = [.. arrangement.Order(images.Cached).Select(i => Step(i, arrangement.SourcesOf(images.Cached, position[i])))],
            Pushes = [.. tags.Concat(images.Cached.Select(i => images.References[i])).Distinct(StringComparer.Ordinal)],
            Notes = images.Notes,
            ImageTags = tags,
            SecretEnvironment = SecretEnvironment(request),
        };

        DockerCiPlanStep Step(int index, IEnumerable<int> sources)
        {
            var isTarget = index == graph.Target;
            var step = new DockerCiPlanStep
            {
                Stage = index,
                Label = graph.Stages[index].Name ?? $"stage-{index}",
                Target = isTarget ? request.Target : images.TargetOf(graph, index),
                Tags = [.. (isTarget ? tags : []).Append(images.References[index]).Distinct(StringComparer.Ordinal)],
                CacheFrom = request.NoCache ? [] : [.. sources.Select(s => images.References[s])],
                CacheTo = [InlineCache],
                BuildArgs = request.BuildArgs.ToDictionary(a => a.Key, a => a.Value is not null && SecretName.Is(a.Key) ? SecretName.Redacted : a.Value, StringComparer.Ordinal),
                Arguments = [],
                StandardInput = !isTarget && graph.Stages[index].Name is null ? images.Named?.Text : null,
            };
            return step with { Arguments = BuildArguments.Of(request, engine, step, isTarget) };
        }
    }

    private static Dictionary<string, string> SecretEnvironment(BuildRequest request) =>
        request.BuildArgs.Where(a => a.Value is not null && SecretName.Is(a.Key)).ToDictionary(a => a.Key, a => a.Value!, StringComparer.Ordinal);
}
