using Cake.Core;
using Cake.Core.Annotations;
using Cake.DockerCiCache.Aliases;
using Cake.DockerCiCache.Engines;

namespace Cake.DockerCiCache;

/// <summary>Pushes an image and its cache.</summary>
[CakeAliasCategory("Docker")]
public static class DockerCiPushAlias
{
    /// <summary>Pushes what was built: the image's tags, then the cache images of its stages.</summary>
    /// <param name="context">The context.</param>
    /// <param name="built">The result of <c>DockerCiBuild</c>.</param>
    /// <returns>The digest of each pushed reference.</returns>
    /// <exception cref="CakeException">A push failed; the message names the image, the registry's words and what was pushed before, which stays.</exception>
    /// <example><code>Task("Push").IsDependentOn("Build").Does(() => DockerCiPush(built));</code></example>
    [CakeMethodAlias]
    public static DockerCiPushResult DockerCiPush(this ICakeContext context, DockerCiBuildResult built)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(built);
        var log = new CiLog(context, built.Tool, built.Ci.LogGroups);
        return log.Explain(() => Push(context, built, log));
    }

    private static DockerCiPushResult Push(ICakeContext context, DockerCiBuildResult built, CiLog log)
    {
        var docker = new DockerTool(context, built.Tool);
        using var group = log.Open($"push {built.Plan.Image}");
        var digests = new PushRunner(docker, log.Show).Push(built.Plan.Pushes);
        new CiOutputs(context, log, built.Ci).TellPushed(built.Output, digests);
        return new DockerCiPushResult(digests);
    }
}
