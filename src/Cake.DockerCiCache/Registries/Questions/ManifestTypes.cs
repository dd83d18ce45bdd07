namespace Cake.DockerCiCache.Registries.Questions;

/// <summary>The media types of manifests and indices, Docker's and OCI's.</summary>
/// <remarks>A registry may answer with a converted manifest, or with 404, when the one that it has is not accepted.</remarks>
internal static class ManifestTypes
{
    public const string OciIndex = "application/vnd.oci.image.index.v1+json";
    public const string DockerList = "application/vnd.docker.distribution.manifest.list.v2+json";

    public static IReadOnlyList<string> All { get; } =
    [
        "application/vnd.oci.image.manifest.v1+json",
        OciIndex,
        "application/vnd.docker.distribution.manifest.v2+json",
        DockerList,
    ];
}
