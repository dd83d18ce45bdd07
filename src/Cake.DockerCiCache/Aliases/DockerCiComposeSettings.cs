using Cake.Core.Tooling;

namespace Cake.DockerCiCache;

/// <summary>Which services of a compose project to build and where their caches are kept. Every setting has a default.</summary>
/// <remarks>
/// Of <see cref="ToolSettings"/>, the tool path (of docker), the working directory, the environment variables and
/// <c>ToolTimeout</c> (per call) count for every call of docker and compose, <c>ArgumentCustomization</c> for <c>docker build</c>.
/// </remarks>
public sealed class DockerCiComposeSettings : ToolSettings
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

    /// <summary>Gets or sets the services to build. Default: all that have a <c>build</c> section; the others are left alone.</summary>
    public ICollection<string> Services { get; set; } = [];

    /// <summary>
    /// Gets or sets build arguments of every service, over those of the files. A value of null is taken from the environment.
    /// Values of arguments that are named like secrets are kept out of the command line and the plan.
    /// </summary>
    public IDictionary<string, string?> BuildArgs { get; set; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Gets or sets images by service, for services that have none in the files or should get another one.</summary>
    public IDictionary<string, string> Images { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets or sets a value indicating whether newer base images are looked for. Default: no.</summary>
    public bool Pull { get; set; }

    /// <summary>Gets or sets a value indicating whether everything is built anew; the caches are written all the same. Default: no.</summary>
    public bool NoCache { get; set; }

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

    /// <summary>Gets or sets the cache sources of each build. Default: what is exact on the engine.</summary>
    public DockerCiCacheSources CacheSources { get; set; }

    /// <summary>
    /// Gets or sets where the cache is kept, whose it is and how long it is good. docker-compose 1.29 has inline caches only. A registry
    /// cache is written by <c>DockerCiComposePush</c>, after the images. A relative <c>folder</c> is one in the working directory.
    /// </summary>
    public DockerCiCacheSettings Cache { get; set; } = new();

    /// <summary>Gets or sets the branch whose cache has no suffix. Default: the vendor's word, else <c>main</c> or <c>master</c>.</summary>
    public string? DefaultBranch { get; set; }

    /// <summary>Gets or sets how often what may pass is tried again.</summary>
    public DockerCiRetrySettings Retries { get; set; } = new();

    /// <summary>
    /// Gets or sets the builder, <c>--builder</c>, which docker-compose 1.29 does not have. Default: the current one (BUILDX_BUILDER,
    /// <c>docker buildx use</c>).
    /// </summary>
    public string? Builder { get; set; }

    /// <summary>Gets or sets how <see cref="Builder"/> is created when it is not there. Default: it is not, and a missing one is an error.</summary>
    public DockerCiBuilderSettings? CreateBuilder { get; set; }

    /// <summary>Gets or sets how many images are pushed at the same time. Default: 4.</summary>
    public int ParallelPushes { get; set; } = 4;

    /// <summary>
    /// Gets or sets a file for the report as JSON, for example for a CI artefact. Default: the environment variable
    /// <c>DOCKERCI_REPORT</c>; without either none is written.
    /// </summary>
    public string? ReportFile { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the log has a group for each build, where the CI vendor shows groups: GitHub Actions,
    /// Azure Pipelines, TeamCity, GitLab CI. Default: yes, but on GitHub Actions not inside the groups of Cake.BuildSystems.Module, as
    /// groups do not nest there. A script that opens groups itself sets it to false.
    /// </summary>
    public bool LogGroups { get; set; } = true;

    /// <summary>
    /// Gets or sets a file for the outputs as JSON: the services' images, digests, what came from the cache. Written after the build and
    /// again after the push. Default: the environment variable <c>DOCKERCI_OUTPUT</c>; without either none is written.
    /// </summary>
    public string? OutputFile { get; set; }

    /// <summary>
    /// Gets or sets a file for the outputs as variables, for GitLab's <c>artifacts:reports:dotenv</c>; variables of other outputs in it
    /// stay. Default: the environment variable <c>DOCKERCI_DOTENV</c>; without either none is written.
    /// </summary>
    public string? DotEnvFile { get; set; }

    /// <summary>
    /// Gets or sets what the names of the outputs begin with, for a script that builds several images: <c>web</c> gives the step
    /// output <c>web-digest</c> and the variable <c>DOCKERCI_WEB_DIGEST</c>. Default: nothing, <c>digest</c> and <c>DOCKERCI_DIGEST</c>.
    /// </summary>
    public string? OutputPrefix { get; set; }
}
