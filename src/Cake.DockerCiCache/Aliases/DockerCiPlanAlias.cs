using Cake.Core;
using Cake.Core.Annotations;
using Cake.DockerCiCache.Aliases;
using Cake.DockerCiCache.Aliases.Orders;
using Cake.DockerCiCache.Planning;
using Cake.DockerCiCache.Runs.Asking;

namespace Cake.DockerCiCache;

/// <summary>Plans a build.</summary>
[CakeAliasCategory("Docker")]
public static class DockerCiPlanAlias
{
    /// <summary>Says what <c>DockerCiBuild</c> and <c>DockerCiPush</c> would run, without building or pushing anything.</summary>
    /// <param name="context">The context.</param>
    /// <param name="settings">What to build.</param>
    /// <returns>The plan. The engine is asked for its version when one answers; without one the plan is for Docker 28 with buildx on linux/amd64, and says so.</returns>
    /// <exception cref="DockerCiSettingsException">A setting cannot be used.</exception>
    /// <exception cref="DockerfileException">BuildKit would refuse the Dockerfile.</exception>
    /// <example><code>
    /// Task("Plan").Does(() => Information(DockerCiPlan(new DockerCiBuildSettings { Image = "acme/web" })));
    /// </code></example>
    [CakeMethodAlias]
    public static DockerCiBuildPlan DockerCiPlan(this ICakeContext context, DockerCiBuildSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(settings);
        var order = BuildOrders.Of(context, settings);
        return Planner.Plan(new RunInquiry(context, order).WithoutRegistry(AssumedEngine.OrAsk(context, settings, settings.Builder)));
    }
}
