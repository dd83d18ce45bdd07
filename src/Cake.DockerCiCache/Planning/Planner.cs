namespace Cake.DockerCiCache.Planning;

/// <summary>Request, stage graph and engine facts to plan. Pure: the same input gives the same plan.</summary>
internal static class Planner
{
    public static DockerCiBuildPlan Plan(BuildInput input, EngineFacts engine)
    {
        var (request, _, graph) = input;
        var pull = request.Pull || !engine.BuildsInEngine || engine.Store != ImageStore.Classic ? null : BaseImagePull.Needed(graph, engine);
        var images = StageImages.Of(request, graph, input.DockerfileText);
        var arrangement = CacheArrangement.Choose(request, engine);
        var steps = new StepPlanner(request with { Pull = request.Pull || pull is not null }, graph, engine, images);
        return new DockerCiBuildPlan
        {
            Image = request.Image.ToString(),
            Dockerfile = request.Dockerfile,
            Engine = engine.ToString(),
            CacheSources = arrangement.Sources,
            Reason = arrangement.Reason,
            Stages = PlanStages.Of(graph),
            Required = graph.Required,
            Steps = steps.Of(arrangement),
            Pushes = [.. steps.ImageTags.Concat(images.Cached.Select(i => images.References[i])).Distinct(StringComparer.Ordinal)],
            Notes = [.. pull is null ? images.Notes : images.Notes.Append(pull)],
            SecretEnvironment = SecretEnvironment(request),
        };
    }

    private static Dictionary<string, string> SecretEnvironment(BuildRequest request) =>
        request.BuildArgs.Where(a => a.Value is not null && SecretName.Is(a.Key)).ToDictionary(a => a.Key, a => a.Value!, StringComparer.Ordinal);
}
