namespace Cake.DockerCiCache;

/// <summary>A builder that is created when it is not there. Source: docs.docker.com/build/builders/drivers.</summary>
/// <example><code>
/// var image = new DockerCiBuildSettings
/// {
///     Image = "acme/web",
///     Builder = "cluster",
///     CreateBuilder = new DockerCiBuilderSettings { Driver = "kubernetes", Options = { ["replicas"] = "4", ["namespace"] = "ci" } },
/// };
/// </code></example>
public sealed class DockerCiBuilderSettings
{
    /// <summary>Gets or sets the driver: <c>docker-container</c>, <c>kubernetes</c> or <c>remote</c>. Default: <c>docker-container</c>.</summary>
    public string Driver { get; set; } = "docker-container";

    /// <summary>Gets or sets the driver's options by name, as <c>--driver-opt</c>: <c>image</c>, <c>namespace</c>, <c>replicas</c>, <c>cacert</c>, <c>cert</c>, <c>key</c> and so on.</summary>
    public IDictionary<string, string> Options { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets or sets the docker context or the address to build on, for example <c>tcp://buildkit:1234</c> for <c>remote</c>. Default: the current context.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Gets or sets BuildKit's own configuration file, <c>--buildkitd-config</c>. Default: none.</summary>
    public string? Configuration { get; set; }
}
