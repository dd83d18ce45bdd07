namespace Cake.DockerCiCache.Progress;

/// <summary>What a build says of the image that it wrote.</summary>
/// <param name="Digest">Its manifest's digest, or its index's where it has several platforms; null when none was written.</param>
/// <param name="Pushed">The digests of the references that were pushed, by reference.</param>
internal sealed record ExportedImage(string? Digest, IReadOnlyDictionary<string, string> Pushed);
