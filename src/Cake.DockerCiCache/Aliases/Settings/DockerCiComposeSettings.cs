using Cake.Core.Tooling;

namespace Cake.DockerCiCache;

/// <summary>Which services of a compose project to build and where their caches are kept. Every setting has a default.</summary>
/// <remarks>
/// Of <see cref="ToolSettings"/>, the tool path (of docker), the working directory, the environment variables and
/// <c>ToolTimeout</c> (per call) count for every call of docker and compose, <c>ArgumentCustomization</c> for <c>docker build</c>.
/// </remarks>
public sealed class DockerCiComposeSettings : DockerCiRunSettings
{
    /// <summary>
    /// Gets or sets the compose files in order, relative to the working directory. Default: what compose itself finds there
    /// (COMPOSE_FILE, or compose.yaml and its kin with their override files).
    /// </summary>
    public ICollection<string> Files { get; set; } = [];

    /// <summary>Gets or sets the project's name. Default: compose's own.</summary>
    public string? ProjectName { get; set; }

    /// <summary>Gets or sets the active profiles. Default: those of COMPOSE_PROFILES.</summary>
    public ICollection<string> Profiles { get; set; } = [];

    /// <summary>
    /// Gets or sets the services to build, whose profiles are then active as well. Default: all that have a <c>build</c> section; the
    /// others are left alone. A service that one of these takes as a context is built too, but its image is not pushed.
    /// </summary>
    public ICollection<string> Services { get; set; } = [];

    /// <summary>
    /// Gets or sets build arguments of every service, over those of the files. A value of null is taken from the environment.
    /// Values of arguments that are named like secrets are kept out of the command line and the plan.
    /// </summary>
    public IDictionary<string, string?> BuildArgs { get; set; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Gets or sets images by service, for services that have none in the files or should get another one.</summary>
    public IDictionary<string, string> Images { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Gets or sets the names of the intermediate stages that get a cache image; the services' own builds always have one.
    /// Default (null): all that the services need. An empty list: none.
    /// </summary>
    public ICollection<string>? CachedStages { get; set; }

    /// <summary>Gets or sets the repository of the cache images, without tag. Default: that of each service's image.</summary>
    public string? CacheRepository { get; set; }

    /// <summary>
    /// Gets or sets the tag of the cache images, in which <c>{service}</c> stands for the service's name and <c>{stage}</c> for
    /// the stage's (<c>cache</c> for a target without name). Default: <c>{service}-{stage}</c>.
    /// </summary>
    public string CacheTag { get; set; } = "{service}-{stage}";
}
