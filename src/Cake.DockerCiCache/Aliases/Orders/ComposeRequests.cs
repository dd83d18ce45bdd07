using Cake.Core;
using Cake.Core.IO;
using Cake.DockerCiCache.Compose.Services;
using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Aliases.Orders;

/// <summary>Checks a script's compose settings.</summary>
internal static class ComposeRequests
{
    public static ComposeRequest Of(ICakeContext context, DockerCiComposeSettings settings, IReadOnlyList<string> files) => new()
    {
        Files = files,
        ProjectName = string.IsNullOrEmpty(settings.ProjectName) ? null : settings.ProjectName,
        Profiles = [.. settings.Profiles],
        Services = settings.Services.Count == 0 ? null : [.. settings.Services],
        BuildArgs = BuildArgs(context, settings),
        Images = settings.Images.AsReadOnly(),
        CacheRepository = settings.CacheRepository is { } cache ? RepositoryName.Of(nameof(settings.CacheRepository), cache) : null,
        CacheTag = CacheTag(settings.CacheTag),
        CachedStages = settings.CachedStages is { } stages ? [.. stages] : null,
        CacheSources = settings.CacheSources,
        Pull = settings.Pull,
        NoCache = settings.NoCache,
        CacheType = settings.Cache.Type,
        CacheOptions = CacheOptions(context, settings),
        IsCacheRequired = settings.Cache.Required,
        Builder = string.IsNullOrEmpty(settings.Builder) ? null : settings.Builder,
    };

    // Compose takes a path for one beside the compose file, docker for one in the working directory.
    private static Dictionary<string, string> CacheOptions(ICakeContext context, DockerCiComposeSettings settings)
    {
        var options = new Dictionary<string, string>(RunOrders.Options(settings.Cache), StringComparer.Ordinal);
        if (options.GetValueOrDefault("folder") is { Length: > 0 } folder)
        {
            var root = (settings.WorkingDirectory ?? context.Environment.WorkingDirectory).MakeAbsolute(context.Environment);
            options["folder"] = new DirectoryPath(folder).MakeAbsolute(root).FullPath;
        }

        return options;
    }

    private static string CacheTag(string pattern) =>
        TagName.IsValid(pattern.Replace("{stage}", "s", StringComparison.Ordinal).Replace("{service}", "s", StringComparison.Ordinal))
            ? pattern
            : throw new DockerCiSettingsException(
                nameof(DockerCiComposeSettings.CacheTag), $"\"{pattern}\" gives no valid tag: use letters, digits, '_', '.', '-', {{service}} and {{stage}}");

    private static Dictionary<string, string?> BuildArgs(ICakeContext context, DockerCiComposeSettings settings)
    {
        var arguments = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in settings.BuildArgs)
        {
            var known = value ?? settings.EnvironmentVariables.AsReadOnly().GetValueOrDefault(name) ?? context.Environment.GetEnvironmentVariable(name);
            if (known is not null)
            {
                arguments[name] = known;
            }
        }

        return arguments;
    }
}
