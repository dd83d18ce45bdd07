using Cake.DockerCiCache.Compose.Services;
using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Compose;

/// <summary>Two different stages, or a stage and a service's image, must never share a reference: one would overwrite the other.</summary>
internal static class CacheImageCollisions
{
    /// <exception cref="DockerCiSettingsException">They do.</exception>
    public static void Check(ComposeRequest request, IReadOnlyList<PlannedService> services)
    {
        var users = new Dictionary<ImageReference, (string Key, string Name)>();
        foreach (var (reference, key, name) in services.SelectMany(References))
        {
            var full = ImageReference.Parse(reference).Normalize();
            if (users.TryGetValue(full, out var other) && other.Key != key)
            {
                throw new DockerCiSettingsException(
                    nameof(ComposeRequest.CacheTag),
                    $"\"{request.CacheTag}\" gives {other.Name} and {name} the same reference \"{reference}\"; " +
                    "choose a pattern that keeps them apart, for example \"cache-{service}-{stage}\"");
            }

            users[full] = (key, name);
        }
    }

    private static IEnumerable<(string Reference, string Key, string Name)> References(PlannedService service)
    {
        yield return (service.Image.ToString(), $"image {service.Name}", $"the image of service \"{service.Name}\"");
        if (service.Cache?.Reference is { } own)
        {
            yield return (own, $"cache {service.Owner} {service.TargetLabel}", $"the cache of service \"{service.Name}\"");
        }

        foreach (var step in (service.Plan?.Steps ?? []).Where(s => s.Stage != service.Target))
        {
            yield return (step.Tags[^1], $"cache {service.Owner} {step.Label}", $"stage \"{step.Label}\" of service \"{service.Name}\"");
        }
    }
}
