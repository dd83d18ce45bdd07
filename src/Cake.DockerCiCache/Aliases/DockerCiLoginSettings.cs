using Cake.Core.Tooling;

namespace Cake.DockerCiCache;

/// <summary>Where and as whom to log in. What is not set comes from the environment.</summary>
public sealed class DockerCiLoginSettings : ToolSettings
{
    /// <summary>
    /// Gets or sets the registry, for example <c>ghcr.io</c> or <c>localhost:5000</c>. Default: the environment variable
    /// <c>REGISTRY</c>, else the registry of <c>CACHE_IMAGE</c>, else Docker Hub.
    /// </summary>
    public string? Registry { get; set; }

    /// <summary>Gets or sets the user name. Default: the environment variable <c>REGISTRY_USER</c>.</summary>
    public string? UserName { get; set; }

    /// <summary>
    /// Gets or sets the password or token. Default: the environment variable <c>REGISTRY_PASS</c>.
    /// It reaches docker through standard input only and is never printed.
    /// </summary>
    public string? Password { get; set; }
}
