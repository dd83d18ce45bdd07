using Cake.DockerCiCache.Planning.Caching;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Planning.Plans;

namespace Cake.DockerCiCache.Planning;

/// <summary>Request, stage graph, engine and run facts to plan. Pure: the same input gives the same plan.</summary>
internal static class Planner
{
    public static DockerCiBuildPlan Plan(BuildInput input, EngineFacts engine) => Plan(new PlanInput(input, engine, RunFacts.Unknown));

    /// <exception cref="DockerCiSettingsException">The engine cannot do what the settings ask for.</exception>
    public static DockerCiBuildPlan Plan(PlanInput input)
    {
        var backend = CacheBackend.Choose(input.Request, input.Engine);
        if (input.Run.Key is { IsUnchanged: true })
        {
            return Plan(input, backend, new([], string.Empty) { PushesFromBuilder = true }) with { Notes = input.Run.Key.Notes };
        }

        var pull = Pull(input);
        var final = input with { Build = input.Build with { Request = Adjusted(input, pull) } };
        var builds = backend.IsInline ? InlineBuilds.Of(final) : WholeBuild.Of(final, backend);
        return Plan(final, backend, builds) with { Notes = [.. builds.Notes, .. PlanNotes.Of(final), .. input.Run.Key?.Notes ?? [], .. pull is null ? Array.Empty<string>() : [pull]] };
    }

    private static DockerCiBuildPlan Plan(PlanInput input, CacheBackend backend, PlannedBuilds builds)
    {
        var (request, _, graph) = input.Build;
        return new DockerCiBuildPlan
        {
            Image = request.Image.ToString(),
            Dockerfile = request.Dockerfile,
            Engine = input.Engine.ToString(),
            Cache = backend.Type,
            CacheSources = request.CacheSources,
            Reason = builds.Reason,
            Stages = PlanStages.Of(graph),
            Required = graph.Required,
            Steps = builds.Steps,
            Pushes = input.Run.NoPush is null ? [.. input.ImageTags.Concat(builds.Caches).Distinct(StringComparer.Ordinal)] : [],
            EnginePushes = input.Run.NoPush is not null || builds.PushesFromBuilder ? [] : [.. input.ImageTags.Concat(backend.IsInline ? builds.Caches : []).Distinct(StringComparer.Ordinal)],
            Key = input.Run.Key?.Reference,
            IsUnchanged = input.Run.Key?.IsUnchanged == true,
            NoPush = input.Run.NoPush,
            Survey = input.Run.Survey,
            Notes = [],
            SecretEnvironment = SecretEnvironment(request),
        };
    }

    private static string? Pull(PlanInput input) =>
        input.Request.Pull || !input.Engine.BuildsInEngine || input.Engine.Store != ImageStore.Classic ? null : BaseImagePull.Needed(input.Build.Graph, input.Engine);

    // A key stands for the base images that the registry has, so these must be what the build takes.
    private static BuildRequest Adjusted(PlanInput input, string? pull) => input.Request with
    {
        Pull = input.Request.Pull || pull is not null || input.Run.Refresh is not null || input.Run.Key?.Reference is not null,
        NoCache = input.Request.NoCache || input.Run.Refresh is not null,
        Load = input.Request.Load ?? (input.Run.KeepsImage || input.Run.NoPush is not null || !input.Request.IsProgressRead),
    };

    private static Dictionary<string, string> SecretEnvironment(BuildRequest request) =>
        request.BuildArgs.Where(a => a.Value is not null && SecretName.Is(a.Key)).ToDictionary(a => a.Key, a => a.Value!, StringComparer.Ordinal);
}
