using Cake.Core;
using Cake.DockerCiCache.Runs;

namespace Cake.DockerCiCache.Aliases;

/// <summary>Turns a script's settings into what a run does.</summary>
internal static class BuildOrders
{
    public static BuildOrder Of(ICakeContext context, DockerCiBuildSettings settings) => new()
    {
        Input = BuildRequests.Of(context, settings),
        Tool = settings,
        Cache = OrderSettings.Terms(settings.Cache, settings.DefaultBranch),
        SkipUnchanged = settings.SkipUnchanged,
        SecretsMatter = settings.SecretsMatter,
        TrustGit = settings.TrustGit,
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
