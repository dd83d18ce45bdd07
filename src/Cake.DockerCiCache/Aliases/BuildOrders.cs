using Cake.Core;
using Cake.DockerCiCache.Engines;
using Cake.DockerCiCache.Runs;

namespace Cake.DockerCiCache.Aliases;

/// <summary>Turns a script's settings into what a run does.</summary>
internal static class BuildOrders
{
    public static BuildOrder Of(ICakeContext context, DockerCiBuildSettings settings) => new()
    {
        Input = BuildRequests.Of(context, settings),
        Tool = settings,
        PerBranch = settings.Cache.PerBranch,
        DefaultBranch = settings.DefaultBranch,
        Patience = Positive("Cache.Patience", settings.Cache.Patience),
        FetchPatience = Positive("Cache.FetchPatience", settings.Cache.FetchPatience),
        RefreshAfter = settings.Cache.RefreshAfter is { } age ? Positive("Cache.RefreshAfter", age) : null,
        Refresh = settings.Cache.Refresh,
        SkipUnchanged = settings.SkipUnchanged,
        SecretsMatter = settings.SecretsMatter,
        TrustGit = settings.TrustGit,
        Retries = RetrySettings.Limits(settings.Retries),
        ParallelPushes = settings.ParallelPushes > 0
            ? settings.ParallelPushes
            : throw new DockerCiSettingsException(nameof(settings.ParallelPushes), $"\"{settings.ParallelPushes}\" pushes at the same time push nothing: give 1 or more"),
        NewBuilder = NewBuilder(settings),
        ReportFile = settings.ReportFile,
        Ci = new CiSettings
        {
            LogGroups = settings.LogGroups,
            OutputFile = settings.OutputFile,
            DotEnvFile = settings.DotEnvFile,
            OutputPrefix = settings.OutputPrefix,
        }.Checked(),
    };

    private static NewBuilder? NewBuilder(DockerCiBuildSettings settings) => settings.CreateBuilder switch
    {
        null => null,
        _ when string.IsNullOrEmpty(settings.Builder) => throw new DockerCiSettingsException(nameof(settings.Builder), "CreateBuilder describes a builder without a name: set Builder"),
        var described => new(described.Driver, described.Options.AsReadOnly(), described.Endpoint, described.Configuration),
    };

    private static TimeSpan Positive(string setting, TimeSpan time) =>
        time > TimeSpan.Zero ? time : throw new DockerCiSettingsException(setting, $"\"{time}\" is no time that anything could take: give a positive one, for example TimeSpan.FromSeconds(5)");
}
