using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Runs.RegistryDoors;

/// <summary>Where the engine looks for an image: for one of Docker Hub's its mirrors come first (docs.docker.com/docker-hub/image-library/mirror).</summary>
internal static class ImagePlaces
{
    /// <summary>Complete references, in the engine's order; empty for a text that is none.</summary>
    public static IEnumerable<ImageReference> Of(string image, EngineFacts engine)
    {
        if (!ImageReference.TryParse(image, out var written, out _))
        {
            return [];
        }

        var reference = written.Normalize();
        var mirrors = reference.Domain == RegistryAddress.DockerHub && engine.BuildsInEngine ? engine.Mirrors.Select(AddressOf) : [];
        return [.. mirrors.Select(m => reference with { Domain = m }), reference];
    }

    /// <summary>A mirror's host, with its port where a reference would not take it for a host without.</summary>
    public static string AddressOf(string mirror) => RegistryAddress.Of(mirror) is var host && host.AsSpan().IndexOfAny('.', ':') < 0 && host != "localhost"
        ? $"{host}:{(IsPlain(mirror) ? 80 : 443)}"
        : RegistryAddress.Of(mirror);

    /// <summary>The engine speaks plain HTTP with it.</summary>
    public static bool IsPlain(string mirror) => mirror.StartsWith("http:", StringComparison.OrdinalIgnoreCase);
}
