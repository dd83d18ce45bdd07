namespace Cake.DockerCiCache.Compose.Projects;

/// <summary>A compose project, as compose itself read it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="FormatVersion">The file's <c>version</c>, which v1 wants to be the same in every file; null with v2.</param>
/// <param name="Services">The services that are switched on, in order of their names.</param>
internal sealed record ComposeProject(string Name, string? FormatVersion, IReadOnlyList<ComposeService> Services);
