namespace Cake.DockerCiCache.Compose.Services;

/// <summary>Services in the order of their builds: each after those whose images or stages it needs, else by name.</summary>
internal static class ServiceOrder
{
    public static IReadOnlyList<PlannedService> Of(IReadOnlyList<PlannedService> services)
    {
        var ordered = new List<PlannedService>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var service in services)
        {
            Visit(service);
        }

        return ordered;

        void Visit(PlannedService service)
        {
            if (!seen.Add(service.Name))
            {
                return;
            }

            foreach (var needed in services.Where(service.Needs))
            {
                Visit(needed);
            }

            ordered.Add(service);
        }
    }
}
