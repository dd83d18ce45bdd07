namespace Cake.DockerCiCache.Registries.Questions;

/// <summary>A part that a manifest lists: its configuration or a layer.</summary>
internal sealed record BlobDescriptor(string Digest, long Size);
