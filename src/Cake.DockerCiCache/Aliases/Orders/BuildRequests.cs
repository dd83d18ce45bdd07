using Cake.Core;
using Cake.DockerCiCache.Ci;
using Cake.DockerCiCache.Dockerfiles;
using Cake.DockerCiCache.Engines.Configuration;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Aliases.Orders;

/// <summary>Turns a script's settings into a request: defaults filled in, everything checked, files found.</summary>
internal static class BuildRequests
{
    private const string ImageSetting = nameof(DockerCiBuildSettings.Image);

    public static BuildInput Of(ICakeContext context, DockerCiBuildSettings settings)
    {
        var image = RepositoryName.Of(ImageSetting, settings.Image ?? FromEnvironment(context));
        var file = DockerfileOnDisk.Find(context, settings);
        var request = new BuildRequest
        {
            Image = image,
            Tags = Tags(CiNames.Tags(context, settings)),
            Dockerfile = file.Path,
            HasOwnIgnoreFile = file.HasOwnIgnoreFile,
            Context = settings.Context,
            Target = NullIfEmpty(settings.Target),
            BuildArgs = BuildArgs(context, settings),
            BuildContexts = settings.BuildContexts.AsReadOnly(),
            Labels = CiNames.Labels(context, settings),
            Secrets = [.. settings.Secrets],
            Ssh = [.. settings.Ssh],
            Platform = NullIfEmpty(settings.Platform),
            DefaultPlatform = string.IsNullOrEmpty(settings.Platform) ? DefaultPlatform.Checked(new RunVariables(context, settings).Find(DefaultPlatform.Variable)) : null,
            Network = NullIfEmpty(settings.Network),
            Pull = settings.Pull,
            NoCache = settings.NoCache,
            Progress = settings.Progress,
            CachedStages = settings.CachedStages is { } stages ? [.. stages] : null,
            CacheRepository = settings.CacheRepository is { } cache ? RepositoryName.Of(nameof(settings.CacheRepository), cache) : image,
            CacheTag = CacheTag(settings.CacheTag),
            CacheSources = settings.CacheSources,
            CacheType = settings.Cache.Type,
            CacheOptions = RunOrders.Options(settings.Cache),
            PushesCachesEarly = settings.PushCachesEarly,
            IsCacheRequired = settings.Cache.Required,
            Load = settings.Load,
            Builder = NullIfEmpty(settings.Builder),
        };
        var input = BuildInput.Read(request, file.Text);
        if (!file.IsUtf8)
        {
            RunEncoding.Check(file.Text, input.Graph);
        }

        return input;
    }

    private static string FromEnvironment(ICakeContext context) =>
        RegistryVariables.Of(context.Environment.GetEnvironmentVariables().AsReadOnly()).CacheImage
        ?? throw new DockerCiSettingsException(
            ImageSetting, $"no repository is given: set {ImageSetting}, for example \"acme/web\", or the environment variable {RegistryVariables.CacheImageName}");

    private static IReadOnlyList<string> Tags(ICollection<string> tags)
    {
        var wrong = tags.Where(t => !TagName.IsValid(t)).ToList();
        if (wrong.Count > 0)
        {
            throw new DockerCiSettingsException(
                nameof(DockerCiBuildSettings.Tags),
                $"{string.Join(", ", wrong.Select(t => $"\"{t}\""))}: a tag is 1 to 128 letters, digits, '_', '.' or '-', not starting with '.' or '-'");
        }

        return tags.Count == 0 ? ["latest"] : [.. tags.Distinct(StringComparer.Ordinal)];
    }

    private static string CacheTag(string pattern) => TagName.IsValid(pattern.Replace("{stage}", "s", StringComparison.Ordinal))
        ? pattern
        : throw new DockerCiSettingsException(nameof(DockerCiBuildSettings.CacheTag), $"\"{pattern}\" gives no valid tag: use letters, digits, '_', '.', '-' and {{stage}}");

    // --build-arg NAME takes docker's own environment variable; without one the argument is not given at all.
    private static Dictionary<string, string?> BuildArgs(ICakeContext context, DockerCiBuildSettings settings)
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

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
