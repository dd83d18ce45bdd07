namespace Cake.DockerCiCache.Images;

/// <summary>A registry's address, in the one form in which two of them can be compared: host and port.</summary>
internal static class RegistryAddress
{
    public const string DockerHub = "docker.io";

    /// <summary>Where Docker Hub's registry is.</summary>
    public const string DockerHubHost = "registry-1.docker.io";

    // docker/docker registry, IndexServer.
    private const string DockerHubKey = "https://index.docker.io/v1/";

    // In references, and as a script may call it.
    private static readonly HashSet<string> Hubs = new(StringComparer.Ordinal) { DockerHub, "index.docker.io", DockerHubHost };

    /// <summary>Host and port of what a script, a variable or Docker's configuration names; nothing at all means Docker Hub, and a scheme alone no registry.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return DockerHub;
        }

        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var host = (scheme < 0 ? text : text[(scheme + 3)..]).Split('/')[0].Trim().ToLowerInvariant();
        return Hubs.Contains(host) ? DockerHub : host.Length == 0 ? text : host;
    }

    /// <summary>The key under which Docker's configuration has a registry: its address as it is, but for Docker Hub.</summary>
    public static string KeyOf(string address) => Of(address) == DockerHub ? DockerHubKey : address;

    /// <summary>The registry of an image.</summary>
    public static string OfImage(string image) => Of(ImageReference.Parse(image).Domain);

    /// <summary>Two texts mean the same registry.</summary>
    public static bool Same(string? one, string? other) => Of(one) == Of(other);

    /// <summary>As a person calls it.</summary>
    public static string Name(string? text) => Of(text) is var address && address == DockerHub ? "Docker Hub" : address;
}
