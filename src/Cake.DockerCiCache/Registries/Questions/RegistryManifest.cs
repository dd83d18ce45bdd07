namespace Cake.DockerCiCache.Registries.Questions;

/// <summary>A manifest or an index, byte for byte, as its digest needs it.</summary>
internal sealed record RegistryManifest(ManifestDescriptor Descriptor, ReadOnlyMemory<byte> Content)
{
    public override string ToString() => Descriptor.ToString();
}
