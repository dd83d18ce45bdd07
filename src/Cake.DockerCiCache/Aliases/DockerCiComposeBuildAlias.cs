using Cake.Core;
using Cake.Core.Annotations;
using Cake.DockerCiCache.Aliases.Orders;
using Cake.DockerCiCache.Runs;
using Cake.DockerCiCache.Runs.Telling;

namespace Cake.DockerCiCache;

/// <summary>Builds the services of a compose project with their caches.</summary>
[CakeAliasCategory("Docker")]
public static class DockerCiComposeBuildAlias
{
    /// <summary>Builds services and the stages they need, each from its cache in the registry. The compose files stay as they are.</summary>
    /// <param name="context">The context.</param>
    /// <param name="settings">Which services to build.</param>
    /// <returns>The images and the report, for <c>DockerCiComposePush</c>.</returns>
    /// <exception cref="DockerCiSettingsException">A setting or a service cannot be used.</exception>
    /// <exception cref="DockerfileException">BuildKit would refuse a Dockerfile.</exception>
    /// <exception cref="CakeException">There is no compose or no usable engine, compose cannot read the project, or a build failed.</exception>
    /// <example><code>
    /// Task("Build").Does(() => built = DockerCiComposeBuild(new DockerCiComposeSettings { Files = { "docker-compose.yml" } }));
    /// </code></example>
    [CakeMethodAlias]
    public static DockerCiComposeBuildResult DockerCiComposeBuild(this ICakeContext context, DockerCiComposeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(settings);
        var log = new CiLog(context, settings, settings.LogGroups);
        return log.Explain(() => new ComposeBuildRun(context, ComposeOrders.Of(context, settings), log).Run());
    }
}
