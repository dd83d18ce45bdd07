using Cake.DockerCiCache.Compose.Projects;

namespace Cake.DockerCiCache.Compose.Services;

/// <summary>The services that are to be built.</summary>
internal static class ChosenServices
{
    /// <exception cref="DockerCiSettingsException">A service is not there or has no build section, or none has one.</exception>
    public static IReadOnlyList<ComposeService> Of(ComposeRequest request, ComposeProject project)
    {
        var buildable = project.Services.Where(s => s.Build is not null).ToList();
        if (request.Services is not { } names)
        {
            return buildable.Count > 0 ? buildable : throw Fault($"no service of project \"{project.Name}\" has a build section{Known("services", project.Services)}");
        }

        var absent = names.Where(n => project.Services.All(s => s.Name != n)).ToList();
        if (absent.Count > 0)
        {
            throw Fault($"{Quoted(absent)} is no service of project \"{project.Name}\"{Known("services", project.Services)}");
        }

        var unbuilt = names.Where(n => buildable.All(s => s.Name != n)).ToList();
        return unbuilt.Count == 0
            ? [.. buildable.Where(s => names.Contains(s.Name, StringComparer.Ordinal))]
            : throw Fault($"{Quoted(unbuilt)} has no build section{Known("services with one", buildable)}");
    }

    /// <summary>The same, and the services that these take as contexts: compose builds them as well, so that they need their caches.</summary>
    /// <exception cref="DockerCiSettingsException">As above.</exception>
    public static IReadOnlyList<ComposeService> WithContexts(ComposeRequest request, ComposeProject project)
    {
        var found = Of(request, project).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        var buildable = project.Services.Where(s => s.Build is not null).ToList();
        for (var before = 0; before < found.Count;)
        {
            before = found.Count;
            found.UnionWith(buildable.Where(s => found.Contains(s.Name)).SelectMany(s => s.Build!.ContextServices).ToList());
        }

        return [.. buildable.Where(s => found.Contains(s.Name))];
    }

    private static DockerCiSettingsException Fault(string message) => new(nameof(ComposeRequest.Services), message);

    private static string Known(string what, IReadOnlyCollection<ComposeService> services) =>
        services.Count == 0 ? string.Empty : $"; {what}: {Quoted(services.Select(s => s.Name))}";

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"\"{n}\""));
}
