using Cake.DockerCiCache.Compose.Services;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Compose;

/// <summary>The commands that build planned services, in order.</summary>
/// <remarks>
/// One stage at a time, each from its own cache image: several targets of one bake (what <c>docker compose build</c> does with
/// several services) with inline caches run unchanged steps again (CONTRIBUTING.md, "Which cache sources are exact"). Caches that are
/// kept apart from the images need no builds of single stages.
/// </remarks>
internal sealed class ComposeStepPlanner(ComposeInput input, RunFacts run)
{
    private readonly HashSet<(string Owner, int Stage)> built = [];
    private readonly List<PlannedService> done = [];
    private readonly List<DockerCiComposeStep> steps = [];

    public IReadOnlyList<DockerCiComposeStep> Of(IEnumerable<PlannedService> services)
    {
        foreach (var service in services)
        {
            // Where no cache is read the service's own build comes first: the stages are then taken from it.
            Action<PlannedService>[] parts = service.TargetComesFirst ? [AddService, AddStages] : [AddStages, AddService];
            foreach (var part in parts)
            {
                part(service);
            }

            done.Add(service);
        }

        return steps;
    }

    private void AddStages(PlannedService service)
    {
        foreach (var stage in (service.Plan?.Steps ?? []).Where(s => s.Stage != service.Target).GroupBy(s => s.Stage))
        {
            if (built.Add((service.Owner, stage.Key)))
            {
                steps.AddRange(stage.Select(s => StageStep(service, s)));
            }
        }
    }

    private DockerCiComposeStep StageStep(PlannedService service, DockerCiPlanStep step) => new()
    {
        Service = service.Name,
        Kind = "stage",
        Label = step.Label,
        IsRepeat = step.IsRepeat,
        Tags = step.Tags,
        CacheFrom = step.CacheFrom,
        CacheTo = step.CacheTo,
        Command = "docker",
        Arguments = step.Arguments,
        StandardInput = step.StandardInput ?? service.Build.InlineDockerfile,
        SecretEnvironment = service.Plan!.SecretEnvironment
            .Concat(input.SecretVariables.Where(v => service.Build.SecretVariables.Contains(v.Key, StringComparer.Ordinal)))
            .DistinctBy(v => v.Key)
            .ToDictionary(StringComparer.Ordinal),
    };

    private void AddService(PlannedService service)
    {
        if (done.FindAll(service.IsSameBuildAs) is [var same, ..] all)
        {
            if (!all.Exists(s => s.IsNamed(service.Image)))
            {
                steps.Add(Tag(service, same.Image.ToString(), service.Image.ToString()));
            }

            return;
        }

        var isFirst = service.Target is not { } target || built.Add((service.Owner, target));
        var step = ServiceStep(service, isFirst && service.Cache is { IsWrittenByPush: true });
        steps.Add(step);
        if (service.Cache is { IsWrittenTwice: true })
        {
            steps.Add(step with { IsRepeat = true, CacheFrom = service.Build.CacheFrom });
        }

        if (isFirst && service.Cache is { IsInline: true, Reference: { } cache } && run.Scopes.Own is not null)
        {
            steps.Add(Tag(service, service.Image.ToString(), cache));
        }
    }

    private DockerCiComposeStep ServiceStep(PlannedService service, bool isCachePushed)
    {
        var secrets = input.Request.BuildArgs.Where(a => a.Value is not null && SecretName.Is(a.Key)).ToDictionary(a => a.Key, a => a.Value!, StringComparer.Ordinal);
        var arguments = input.Request.BuildArgs.Select(a => a.Value is null || secrets.ContainsKey(a.Key) ? a.Key : $"{a.Key}={a.Value}").ToList();
        return new DockerCiComposeStep
        {
            Service = service.Name,
            Kind = "service",
            Label = service.TargetLabel,
            Tags = [.. service.Tags.Prepend(service.Image).Select(t => t.ToString())],
            CacheFrom = [.. service.Build.CacheFrom, .. service.Cache?.From ?? []],
            CacheTo = [.. service.Build.CacheTo.Concat(service.Cache?.To ?? []).Distinct(StringComparer.Ordinal)],
            Command = input.Compose.Command,
            Arguments = ComposeArguments.Build(input.Request, input.Compose, service, arguments, service.NoCache),
            PushArguments = isCachePushed ? ComposeArguments.Build(input.Request, input.Compose, service, arguments, isNew: false) : [],
            CacheReference = isCachePushed ? service.Cache!.Reference : null,
            SecretEnvironment = secrets,
        };
    }

    private static DockerCiComposeStep Tag(PlannedService service, string image, string tag) => new()
    {
        Service = service.Name,
        Kind = "tag",
        Label = service.TargetLabel,
        Tags = [tag],
        Command = "docker",
        Arguments = ["tag", image, tag],
    };
}
