using System.Collections.ObjectModel;
using Cake.Core;
using Cake.Core.Annotations;
using Cake.DockerCiCache.Compose;
using Cake.DockerCiCache.Engines;
using Cake.DockerCiCache.Retrying;
using Cake.DockerCiCache.Runs;

namespace Cake.DockerCiCache;

/// <summary>Pushes a compose project's images and their caches.</summary>
[CakeAliasCategory("Docker")]
public static class DockerCiComposePushAlias
{
    /// <summary>Pushes what was built, the services' images first, then the cache images, and makes sure that the registry has it all.</summary>
    /// <param name="context">The context.</param>
    /// <param name="built">The result of <c>DockerCiComposeBuild</c>.</param>
    /// <returns>The digest of each pushed reference.</returns>
    /// <exception cref="DockerCiSettingsException">A service has no image name; the message says how to name it. Nothing was pushed.</exception>
    /// <exception cref="CakeException">A push failed; the message names the image, the registry's words and what was pushed before, which stays.</exception>
    /// <example><code>Task("Push").IsDependentOn("Build").Does(() => DockerCiComposePush(built));</code></example>
    [CakeMethodAlias]
    public static DockerCiPushResult DockerCiComposePush(this ICakeContext context, DockerCiComposeBuildResult built)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(built);
        var log = new CiLog(context, built.Tool, built.Ci.LogGroups);
        return log.Explain(() => Push(context, built, log));
    }

    private static DockerCiPushResult Push(ICakeContext context, DockerCiComposeBuildResult built, CiLog log)
    {
        var nameless = built.Plan.Services.Where(s => !s.IsNamed).Select(s => s.Name).ToList();
        if (nameless.Count > 0)
        {
            throw new DockerCiSettingsException(nameof(DockerCiComposeSettings.Images), ServiceImages.HowToName(nameless));
        }

        if (Denial(context, built) is { } reason)
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

    // A fork's run and a run without credentials read only.
    private static string? Denial(ICakeContext context, DockerCiComposeBuildResult built) =>
        built.Plan.Pushes.Select(p => PushRights.Of(context, built.Tool, p).Denial).FirstOrDefault(d => d is not null);
}
