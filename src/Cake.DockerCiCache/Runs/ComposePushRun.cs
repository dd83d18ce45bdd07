using System.Collections.ObjectModel;
using Cake.Core;
using Cake.DockerCiCache.Compose;
using Cake.DockerCiCache.Engines;
using Cake.DockerCiCache.Retrying;

namespace Cake.DockerCiCache.Runs;

/// <summary>One <c>DockerCiComposePush</c>: the services' images, then their caches; then the registry is asked for all of it.</summary>
internal sealed class ComposePushRun(ICakeContext context, DockerCiComposeBuildResult built)
{
    private readonly CiLog log = new(context, built.Tool, built.Ci.LogGroups);

    public DockerCiPushResult Run() => log.Explain(Push);

    private DockerCiPushResult Push()
    {
        RequireNames();
        if (Denial() is { } reason)
        {
            log.Show($"nothing is pushed: {reason}");
            return new DockerCiPushResult(ReadOnlyDictionary<string, string>.Empty);
        }

        var docker = new DockerTool(context, built.Tool);
        using var group = log.Open($"push compose project {built.Plan.Project}");
        var images = built.Plan.Pushes.ToList().FindLastIndex(p => built.Plan.Services.Any(s => s.Image == p)) + 1;
        var digests = new PushRunner(docker, PushLimits.Default, RetryMeans.OfProcess(log.Show)).Push(built.Plan.Pushes, images);
        new RegistryCheck(docker).Require(digests);
        new CiOutputs(context, log, built.Ci).TellPushed(built.Output, digests);
        return new DockerCiPushResult(digests);
    }

    private void RequireNames()
    {
        var nameless = built.Plan.Services.Where(s => !s.IsNamed).Select(s => s.Name).ToList();
        if (nameless.Count > 0)
        {
            throw new DockerCiSettingsException("Images", ServiceImages.HowToName(nameless));
        }
    }

    // A fork's run and a run without credentials read only.
    private string? Denial() => built.Plan.Pushes.Select(p => PushRights.Of(context, built.Tool, p).Denial).FirstOrDefault(d => d is not null);
}
