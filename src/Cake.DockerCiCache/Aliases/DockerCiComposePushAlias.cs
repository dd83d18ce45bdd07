using Cake.Core;
using Cake.Core.Annotations;
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
    /// <exception cref="CakeException">An image could not be pushed, or a cache where <c>Cache.Required</c>; the message names it, the registry's words and what was pushed nevertheless, which stays.</exception>
    /// <example><code>Task("Push").IsDependentOn("Build").Does(() => DockerCiComposePush(built));</code></example>
    [CakeMethodAlias]
    public static DockerCiPushResult DockerCiComposePush(this ICakeContext context, DockerCiComposeBuildResult built)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(built);
        return new ComposePushRun(context, built).Run();
    }
}
