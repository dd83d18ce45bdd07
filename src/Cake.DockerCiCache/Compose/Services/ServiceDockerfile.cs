namespace Cake.DockerCiCache.Compose.Services;

/// <summary>The Dockerfile of a service.</summary>
/// <param name="Path">Where it is; for messages only where the compose file holds the text itself.</param>
/// <param name="Text">What is in it.</param>
/// <param name="HasOwnIgnoreFile">There is a <c>&lt;Dockerfile&gt;.dockerignore</c> beside it.</param>
internal sealed record ServiceDockerfile(string Path, string Text, bool HasOwnIgnoreFile);
