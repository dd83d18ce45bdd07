namespace Cake.DockerCiCache.Registries.Questions;

/// <summary>Which manifest a reference stands for.</summary>
internal sealed record ManifestDescriptor(string Digest, string MediaType, long Size)
{
    public override string ToString() => Digest;
}
