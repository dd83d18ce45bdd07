using System.Collections.ObjectModel;
using Cake.DockerCiCache.Engines;
using Cake.DockerCiCache.Planning;
using Cake.DockerCiCache.Runs;

namespace Cake.DockerCiCache.Aliases;

/// <summary>Checks the settings that builds by docker and by compose have in common.</summary>
internal static class OrderSettings
{
    /// <exception cref="DockerCiSettingsException">A time is none.</exception>
    public static CacheTerms Terms(DockerCiCacheSettings cache, string? defaultBranch) => new()
    {
        PerBranch = cache.PerBranch,
        DefaultBranch = defaultBranch,
        Patience = Positive("Cache.Patience", cache.Patience),
        FetchPatience = Positive("Cache.FetchPatience", cache.FetchPatience),
        RefreshAfter = cache.RefreshAfter is { } age ? Positive("Cache.RefreshAfter", age) : null,
        Refresh = cache.Refresh,
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

    /// <exception cref="DockerCiSettingsException">The builder has no name.</exception>
    public static NewBuilder? NewBuilder(string? builder, DockerCiBuilderSettings? description) => description switch
    {
        null => null,
        _ when string.IsNullOrEmpty(builder) => throw new DockerCiSettingsException(nameof(DockerCiBuildSettings.Builder), "CreateBuilder describes a builder without a name: set Builder"),
        var described => new(described.Driver, described.Options.AsReadOnly(), described.Endpoint, described.Configuration),
    };

    /// <exception cref="DockerCiSettingsException">Nothing would be pushed.</exception>
    public static int ParallelPushes(int pushes) => pushes > 0
        ? pushes
        : throw new DockerCiSettingsException(nameof(DockerCiBuildSettings.ParallelPushes), $"\"{pushes}\" pushes at the same time push nothing: give 1 or more");

    private static TimeSpan Positive(string setting, TimeSpan time) =>
        time > TimeSpan.Zero ? time : throw new DockerCiSettingsException(setting, $"\"{time}\" is no time that anything could take: give a positive one, for example TimeSpan.FromSeconds(5)");
}
