using Cake.Core;
using Cake.Core.Annotations;
using Cake.DockerCiCache.Runs;

namespace Cake.DockerCiCache;

/// <summary>Pushes an image and its cache.</summary>
[CakeAliasCategory("Docker")]
public static class DockerCiPushAlias
{
    /// <summary>Pushes what was built: the image, its other tags, and the cache images of its stages, several at once where the engine uploads a layer only once (see <see cref="DockerCiRunSettings.ParallelPushes"/>). A cache that can't be pushed is a warning, unless <c>Cache.Required</c>.</summary>
    /// <param name="context">The context.</param>
    /// <param name="built">The result of <c>DockerCiBuild</c>.</param>
    /// <returns>The digest of each pushed reference.</returns>
    /// <exception cref="CakeException">The image could not be pushed, or a cache where <c>Cache.Required</c>; the message names it, the registry's words and what was pushed nevertheless, which stays.</exception>
    /// <example><code>Task("Push").IsDependentOn("Build").Does(() => DockerCiPush(built));</code></example>
    [CakeMethodAlias]
    public static DockerCiPushResult DockerCiPush(this ICakeContext context, DockerCiBuildResult built)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(built);
        return new PushRun(context, built).Run();
    }
}
