namespace Cake.DockerCiCache.Compose.Projects;

/// <summary>A service of a compose project.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Image">Its image, as the file gives it; null when it gives none.</param>
/// <param name="Build">How it is built; null when it only uses an image.</param>
/// <param name="Profiles">The profiles that switch it on; empty means that it always is.</param>
internal sealed record ComposeService(string Name, string? Image, ComposeBuild? Build, IReadOnlyList<string> Profiles);
