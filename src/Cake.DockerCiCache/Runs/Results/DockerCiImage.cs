namespace Cake.DockerCiCache;

/// <summary>An image that was built.</summary>
/// <param name="Reference">Its full reference.</param>
/// <param name="Id">Its ID in the engine's image store, <c>sha256:…</c>; its digest where only the builder or the registry has it.</param>
public sealed record DockerCiImage(string Reference, string Id);
