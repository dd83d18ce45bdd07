using Cake.DockerCiCache.Compose.Services;

namespace Cake.DockerCiCache.Compose;

/// <summary>The names of stages that a script asks caches for must be stages of some service.</summary>
internal static class ComposeStages
{
    /// <exception cref="DockerCiSettingsException">A stage is in no service's Dockerfile.</exception>
    public static void Check(ComposeRequest request, IReadOnlyList<PlannedService> services)
    {
        var known = services.Where(s => s.Input is not null)
            .SelectMany(s => s.Input!.Graph.Required.Select(i => s.Input.Graph.Stages[i].Name ?? $"stage-{i}"))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var unknown = (request.CachedStages ?? []).Where(n => !known.Contains(n)).ToList();
        if (unknown.Count > 0)
        {
            throw new DockerCiSettingsException(
                nameof(ComposeRequest.CachedStages),
                $"{string.Join(", ", unknown.Select(n => $"\"{n}\""))} is no stage that a service needs; " +
                $"they need {string.Join(", ", known.Order(StringComparer.Ordinal).Select(n => $"\"{n}\""))}");
        }
    }
}
