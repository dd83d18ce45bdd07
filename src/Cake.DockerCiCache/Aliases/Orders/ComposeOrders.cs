using Cake.Core;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Questions;
using Cake.DockerCiCache.Runs.Orders;

namespace Cake.DockerCiCache.Aliases.Orders;

/// <summary>Turns a script's compose settings into what a run does: the compose that is there is asked what it reads.</summary>
internal static class ComposeOrders
{
    public static ComposeOrder Of(ICakeContext context, DockerCiComposeSettings settings)
    {
        var run = RunOrders.Of(settings);
        var compose = new ComposeProbe(new DockerTool(context, settings), new DockerTool(context, settings, "docker-compose")).Find();
        return new(run, ComposeInputs.Of(context, settings, compose), compose);
    }
}
