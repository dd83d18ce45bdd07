using Cake.Core;
using Cake.Core.Annotations;
using Cake.DockerCiCache.Aliases;
using Cake.DockerCiCache.Aliases.Orders;
using Cake.DockerCiCache.Compose;
using Cake.DockerCiCache.Runs.Asking;

namespace Cake.DockerCiCache;

/// <summary>Plans the builds of a compose project.</summary>
[CakeAliasCategory("Docker")]
public static class DockerCiComposePlanAlias
{
    /// <summary>Says what <c>DockerCiComposeBuild</c> and <c>DockerCiComposePush</c> would run, without building or pushing anything.</summary>
    /// <param name="context">The context.</param>
    /// <param name="settings">Which services to build.</param>
    /// <returns>The plan. Compose must be there, an engine need not: without one the plan is for Docker 28 with buildx on linux/amd64, and says so.</returns>
    /// <exception cref="DockerCiSettingsException">A setting or a service cannot be used.</exception>
    /// <exception cref="DockerfileException">BuildKit would refuse a Dockerfile.</exception>
    /// <exception cref="CakeException">There is no compose, or it cannot read the project; its own words say why.</exception>
    /// <example><code>
    /// Task("Plan").Does(() => Information(DockerCiComposePlan(new DockerCiComposeSettings { Files = { "docker-compose.yml" } })));
    /// </code></example>
    [CakeMethodAlias]
    public static DockerCiComposeBuildPlan DockerCiComposePlan(this ICakeContext context, DockerCiComposeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(settings);
        var order = ComposeOrders.Of(context, settings);
        return ComposePlanner.Plan(order.Input, AssumedEngine.OrAsk(context, settings, settings.Builder), new ComposeInquiry(context, order).WithoutRegistry());
    }
}
