using Cake.Core.Tooling;

namespace Cake.DockerCiCache;

/// <summary>The settings that builds by docker and by compose have in common. Every setting has a default.</summary>
/// <remarks>
/// Of <see cref="ToolSettings"/>, the tool path (of docker), the working directory, the environment variables and
/// <c>ToolTimeout</c> (per call) count for every call of docker and compose, <c>ArgumentCustomization</c> for <c>docker build</c>.
/// </remarks>
public abstract class DockerCiRunSettings : ToolSettings
{
    private protected DockerCiRunSettings()
    {
    }

    /// <summary>Gets or sets a value indicating whether newer base images are looked for. Default: no.</summary>
    public bool Pull { get; set; }

    /// <summary>Gets or sets a value indicating whether everything is built anew; the caches are written all the same. Default: no.</summary>
    public bool NoCache { get; set; }

    /// <summary>Gets or sets the order of the builds and the sources of each. Default: what is exact on the engine.</summary>
    public DockerCiCacheSources CacheSources { get; set; }

    /// <summary>
    /// Gets or sets where the cache is kept, whose it is and how long it is good. docker-compose 1.29 has inline caches only. A relative
    /// <c>folder</c> is one in the working directory.
    /// </summary>
    public DockerCiCacheSettings Cache { get; set; } = new();

    /// <summary>
    /// Gets or sets the repository's default branch, for vendors that do not say it. Default: the vendor's word (see
    /// <see cref="DockerCiFacts.DefaultBranch"/>); without it, <c>main</c> and <c>master</c> count as it.
    /// </summary>
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

    /// <summary>
    /// Gets or sets how many images are pushed at the same time. Default: 4. On the containerd image store it is always one: that store
    /// uploads a layer for each push that has it.
    /// </summary>
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
    /// Gets or sets a file for the outputs as JSON: image and tags or the services' images, digests, what came from the cache. Written after the build and
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
