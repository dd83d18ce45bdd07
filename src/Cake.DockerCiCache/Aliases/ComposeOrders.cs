using Cake.Core;
using Cake.DockerCiCache.Engines;
using Cake.DockerCiCache.Runs;

namespace Cake.DockerCiCache.Aliases;

/// <summary>Turns a script's compose settings into what a run does: the compose that is there is asked what it reads.</summary>
internal static class ComposeOrders
{
    public static ComposeOrder Of(ICakeContext context, DockerCiComposeSettings settings)
    {
        var compose = new ComposeProbe(new DockerTool(context, settings), new DockerTool(context, settings, "docker-compose")).Find();
        return new()
        {
            Input = ComposeInputs.Of(context, settings, compose),
            Compose = compose,
            Tool = settings,
            Cache = OrderSettings.Terms(settings.Cache, settings.DefaultBranch),
            Retries = RetrySettings.Limits(settings.Retries),
            ParallelPushes = OrderSettings.ParallelPushes(settings.ParallelPushes),
            NewBuilder = OrderSettings.NewBuilder(settings.Builder, settings.CreateBuilder),
            ReportFile = settings.ReportFile,
            Ci = new CiSettings
            {
                LogGroups = settings.LogGroups,
                OutputFile = settings.OutputFile,
                DotEnvFile = settings.DotEnvFile,
                OutputPrefix = settings.OutputPrefix,
            }.Checked(),
        };
    }
}
