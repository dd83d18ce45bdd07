using Cake.DockerCiCache.Compose.Services;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Compose;

/// <summary>What a plan pushes: a push that lacks an image has failed, one that lacks a cache has not.</summary>
/// <param name="Images">The services' images, each with its further names.</param>
/// <param name="Caches">The cache images.</param>
internal sealed record ComposePushes(IReadOnlyList<string> Images, IReadOnlyList<string> Caches)
{
    public static ComposePushes None { get; } = new([], []);

    public static ComposePushes Of(IReadOnlyList<PlannedService> services, IReadOnlyList<DockerCiComposeStep> steps, ServiceImages images, RunFacts run)
    {
        var own = services.Select(s => s.Image.ToString()).ToHashSet(StringComparer.Ordinal);
        var wanted = services.Where(s => !s.IsOnlyContext && images.IsNamed(s.Service)).SelectMany(s => s.Tags.Prepend(s.Image));
        var caches = steps.Where(s => s.Kind != "service").SelectMany(s => s.Tags).Where(t => !own.Contains(t))
            .Concat(services.Where(s => s.Cache is { IsWrittenByPush: true }).Select(s => s.Cache!.Reference!));

        // A run without a scope of its own writes no cache.
        return new(
            [.. wanted.DistinctBy(i => i.Normalize()).Select(i => i.ToString())],
            run.Scopes.Own is null ? [] : [.. caches.Distinct(StringComparer.Ordinal)]);
    }
}
