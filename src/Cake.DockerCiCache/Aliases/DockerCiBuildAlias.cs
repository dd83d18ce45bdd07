using Cake.Core;
using Cake.Core.Annotations;
using Cake.DockerCiCache.Aliases.Orders;
using Cake.DockerCiCache.Runs;
using Cake.DockerCiCache.Runs.Telling;

namespace Cake.DockerCiCache;

/// <summary>Builds an image with its cache.</summary>
[CakeAliasCategory("Docker")]
public static class DockerCiBuildAlias
{
    /// <summary>Builds an image and the stages it needs, each from its cache in the registry.</summary>
    /// <param name="context">The context.</param>
    /// <param name="settings">What to build.</param>
    /// <returns>The images and the report, for <c>DockerCiPush</c>.</returns>
    /// <exception cref="DockerCiSettingsException">A setting cannot be used.</exception>
    /// <exception cref="DockerfileException">BuildKit would refuse the Dockerfile.</exception>
    /// <exception cref="CakeException">No usable engine answers, or a build failed; the message names stage, step and exit code.</exception>
    /// <example><code>
    /// Task("Build").Does(() => built = DockerCiBuild(new DockerCiBuildSettings { Image = "acme/web", Dockerfile = "Dockerfile.multi" }));
    /// </code></example>
    [CakeMethodAlias]
    public static DockerCiBuildResult DockerCiBuild(this ICakeContext context, DockerCiBuildSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(settings);
        var log = new CiLog(context, settings, settings.LogGroups);
        return log.Explain(() => new BuildRun(context, BuildOrders.Of(context, settings), log).Run());
    }
}
