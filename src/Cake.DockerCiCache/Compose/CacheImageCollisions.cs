using Cake.DockerCiCache.Compose.Services;
using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Compose;

/// <summary>Two images that differ, two stages, or a stage and an image must never share a reference: one would overwrite the other.</summary>
internal static class CacheImageCollisions
{
    /// <exception cref="DockerCiSettingsException">They do.</exception>
    public static void Check(ComposeRequest request, IReadOnlyList<PlannedService> services)
    {
        var users = new Dictionary<ImageReference, User>();
        foreach (var user in services.SelectMany(Users))
        {
            var full = user.Reference.Normalize();
            if (users.TryGetValue(full, out var other) && !user.IsSameAs(other))
            {
                throw user.Cache is null && other.Cache is null ? ImagesMeet(other, user) : CacheMeets(request, other, user);
            }

            users[full] = user;
        }
    }

    private static DockerCiSettingsException ImagesMeet(User first, User second) => new(
        second.What,
        $"\"{second.Reference}\" is {first.Name} as well, and the two are built differently, so that one would overwrite the other; " +
        $"give one of them another name{(second.IsImage ? $" in the compose file or by Images[\"{second.Service.Name}\"]" : string.Empty)}; services that are built alike may share an image");

    private static DockerCiSettingsException CacheMeets(ComposeRequest request, User first, User second) => new(
        nameof(ComposeRequest.CacheTag),
        $"\"{request.CacheTag}\" gives {first.Name} and {second.Name} the same reference \"{second.Reference}\"; " +
        "choose a pattern that keeps them apart, for example \"cache-{service}-{stage}\"");

    private static IEnumerable<User> Users(PlannedService service)
    {
        yield return new(service.Image, service, $"image of service \"{service.Name}\"", Cache: null);
        foreach (var tag in service.Tags)
        {
            yield return new(tag, service, $"tags of service \"{service.Name}\"", Cache: null);
        }

        if (service.Cache?.Reference is { } own)
        {
            yield return new(ImageReference.Parse(own), service, $"cache of service \"{service.Name}\"", $"{service.Owner} {service.TargetLabel}");
        }

        foreach (var step in (service.Plan?.Steps ?? []).Where(s => s.Stage != service.Target))
        {
            yield return new(ImageReference.Parse(step.Tags[^1]), service, $"stage \"{step.Label}\" of service \"{service.Name}\"", $"{service.Owner} {step.Label}");
        }
    }

    /// <param name="Reference">The reference as the user writes it.</param>
    /// <param name="Service">Whose it is.</param>
    /// <param name="What">What has it, in words.</param>
    /// <param name="Cache">The cache that is kept there; null for an image.</param>
    private sealed record User(ImageReference Reference, PlannedService Service, string What, string? Cache)
    {
        public string Name => What.Split(' ')[0] switch
        {
            "stage" => What,
            "tags" => "a tag" + What["tags".Length..],
            _ => $"the {What}",
        };

        public bool IsImage => What.StartsWith("image ", StringComparison.Ordinal);

        public bool IsSameAs(User other) => Cache is null && other.Cache is null
            ? Service.Name == other.Service.Name || Service.IsSameBuildAs(other.Service) || other.Service.IsSameBuildAs(Service)
            : Cache == other.Cache;
    }
}
