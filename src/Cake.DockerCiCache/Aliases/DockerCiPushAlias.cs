using Cake.Core;
using Cake.Core.Annotations;
using Cake.DockerCiCache.Aliases;
using Cake.DockerCiCache.Engines;

namespace Cake.DockerCiCache;

/// <summary>Pushes an image and its cache.</summary>
[CakeAliasCategory("Docker")]
public static class DockerCiPushAlias
{
    /// <summary>Pushes what was built: the image first, then its other tags and the cache images of its stages, several at once.</summary>
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
        var docker = new DockerTool(context, built.Tool);
        return new DockerCiPushResult(new PushRunner(docker, PushLimits.Default, RetriesOnMachine.Of(context)).Push(built.Plan.Pushes));
    }
}
