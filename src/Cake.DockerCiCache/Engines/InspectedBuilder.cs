namespace Cake.DockerCiCache.Engines;

/// <summary>Reads the answer of <c>docker buildx inspect</c>.</summary>
internal static class InspectedBuilder
{
    public static string Name(DockerOutcome answer) => Value(answer, "Name:") ?? "default";

    public static string Driver(DockerOutcome answer) => Value(answer, "Driver:") ?? "docker";

    /// <summary>The builder's own platform, its first; an asterisk says that somebody set it. One that does not run, or is not reached, says none.</summary>
    public static string? Platform(DockerOutcome answer) => Value(answer, "Platforms:")?.Split(',')[0].Trim().TrimEnd('*') is { Length: > 0 } first ? first : null;

    private static string? Value(DockerOutcome answer, string label) =>
        answer.Output.FirstOrDefault(l => l.StartsWith(label, StringComparison.Ordinal))?[label.Length..].Trim();
}
