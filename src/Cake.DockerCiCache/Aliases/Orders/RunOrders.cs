using System.Collections.ObjectModel;
using Cake.DockerCiCache.Aliases.Settings;
using Cake.DockerCiCache.Engines.Building;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Runs.Orders;
using Cake.DockerCiCache.Runs.Telling;

namespace Cake.DockerCiCache.Aliases.Orders;

/// <summary>Checks the settings that builds by docker and by compose have in common, and turns them into what a run does.</summary>
internal static class RunOrders
{
    /// <exception cref="DockerCiSettingsException">A setting can't be used.</exception>
    public static RunOrder Of(DockerCiRunSettings settings) => new()
    {
        Tool = settings,
        Cache = Terms(settings.Cache, settings.DefaultBranch),
        Retries = RetrySettings.Limits(settings.Retries),
        ParallelPushes = ParallelPushes(settings.ParallelPushes),
        NewBuilder = NewBuilder(settings.Builder, settings.CreateBuilder),
        ReportFile = settings.ReportFile,
        Ci = new CiSettings
        {
            LogGroups = settings.LogGroups,
            OutputFile = settings.OutputFile,
            DotEnvFile = settings.DotEnvFile,
            OutputPrefix = settings.OutputPrefix,
        }.Checked(),
    };

    /// <exception cref="DockerCiSettingsException">An option is a secret.</exception>
    public static ReadOnlyDictionary<string, string> Options(DockerCiCacheSettings cache)
    {
        var secrets = cache.Options.Keys.Where(SecretName.Is).ToList();
        return secrets.Count == 0
            ? cache.Options.AsReadOnly()
            : throw new DockerCiSettingsException(
                "Cache.Options",
                $"{string.Join(", ", secrets.Select(s => $"\"{s}\""))} would stand on docker's command line: leave it out and give it through the environment, as docs.docker.com/build/cache/backends says for each backend");
    }

    private static CacheTerms Terms(DockerCiCacheSettings cache, string? defaultBranch) => new()
    {
        PerBranch = cache.PerBranch,
        DefaultBranch = defaultBranch,
        Patience = Positive("Cache.Patience", cache.Patience),
        FetchPatience = Positive("Cache.FetchPatience", cache.FetchPatience),
        RefreshAfter = cache.RefreshAfter is { } age ? Positive("Cache.RefreshAfter", age) : null,
        Refresh = cache.Refresh,
    };

    private static NewBuilder? NewBuilder(string? builder, DockerCiBuilderSettings? description) => description switch
    {
        null => null,
        _ when string.IsNullOrEmpty(builder) => throw new DockerCiSettingsException(nameof(DockerCiBuildSettings.Builder), "CreateBuilder describes a builder without a name: set Builder"),
        var described => new(described.Driver, described.Options.AsReadOnly(), described.Endpoint, described.Configuration),
    };

    private static int ParallelPushes(int pushes) => pushes > 0
        ? pushes
        : throw new DockerCiSettingsException(nameof(DockerCiBuildSettings.ParallelPushes), $"\"{pushes}\" pushes at the same time push nothing: give 1 or more");

    private static TimeSpan Positive(string setting, TimeSpan time) =>
        time > TimeSpan.Zero ? time : throw new DockerCiSettingsException(setting, $"\"{time}\" is no time that anything could take: give a positive one, for example TimeSpan.FromSeconds(5)");
}
