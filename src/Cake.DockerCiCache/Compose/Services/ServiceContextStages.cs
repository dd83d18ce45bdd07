using Cake.DockerCiCache.Compose.Projects;
using Cake.DockerCiCache.Dockerfiles.Stages;

namespace Cake.DockerCiCache.Compose.Services;

/// <summary>The stages that can only be built by compose, because they start from or copy from another service's build.</summary>
internal static class ServiceContextStages
{
    /// <summary>The indices of such stages among those that the target needs.</summary>
    /// <param name="graph">The stages, read without the contexts that are services.</param>
    /// <param name="build">The service's build.</param>
    public static IReadOnlySet<int> Of(StageGraph graph, ComposeBuild build)
    {
        var contexts = build.Contexts.Where(c => c.Value.StartsWith(ComposeBuild.ServicePrefix, StringComparison.Ordinal))
            .Select(c => c.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var found = new HashSet<int>();
        foreach (var stage in graph.Required.Select(i => graph.Stages[i]))
        {
            if (stage.ExternalImages.Any(contexts.Contains) || (stage.Name is { } name && contexts.Contains(name)) || stage.Uses.Any(u => found.Contains(u.Index)))
            {
                found.Add(stage.Index);
            }
        }

        return found;
    }
}
