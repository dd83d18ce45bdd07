namespace Cake.DockerCiCache.Dockerfiles;

/// <summary>A Dockerfile's text after unnamed stages got names.</summary>
/// <param name="Text">The text; nothing but the names was added.</param>
/// <param name="Names">The names that were given, by index.</param>
internal sealed record NamedDockerfile(string Text, IReadOnlyDictionary<int, string> Names);
