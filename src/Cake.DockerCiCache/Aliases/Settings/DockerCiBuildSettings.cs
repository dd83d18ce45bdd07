using Cake.Core.Tooling;

namespace Cake.DockerCiCache;

/// <summary>What to build and where its cache is kept. Every setting has a default but the image's repository.</summary>
/// <remarks>
/// Of <see cref="ToolSettings"/>, the tool path, the working directory, the environment variables and <c>ToolTimeout</c> (per
/// call of docker) count for every call, <c>ArgumentCustomization</c> for <c>docker build</c>. Where a setting has the name of
/// an option of <c>docker build</c>, it means what docs.docker.com/reference/cli/docker/buildx/build says.
/// </remarks>
public sealed class DockerCiBuildSettings : DockerCiRunSettings
{
    /// <summary>
    /// Gets or sets the image's repository without tag, for example <c>acme/web</c> or <c>ghcr.io/acme/web</c>.
    /// Default: the environment variable <c>CACHE_IMAGE</c>.
    /// </summary>
    public string? Image { get; set; }

    /// <summary>Gets or sets the image's tags. Default: <c>latest</c>.</summary>
    public ICollection<string> Tags { get; set; } = [];

    /// <summary>Gets or sets rules for tags from what the CI vendor says about the run, besides <see cref="Tags"/>. Default: none.</summary>
    public DockerCiTagRules? TagRules { get; set; }

    /// <summary>
    /// Gets or sets the Dockerfile, relative to the working directory or, when it is not there, to <see cref="Context"/>.
    /// Default: <c>Dockerfile</c> in the context. Where there is no <c>Dockerfile</c>, <c>dockerfile</c> beside it is taken, as BuildKit does.
    /// </summary>
    public string? Dockerfile { get; set; }

    /// <summary>Gets or sets the build context, a folder. Default: the working directory.</summary>
    public string Context { get; set; } = ".";

    /// <summary>Gets or sets the stage to build. Default: the last one.</summary>
    public string? Target { get; set; }

    /// <summary>
    /// Gets or sets build arguments by name. A value of null is taken from the environment, as by <c>--build-arg NAME</c>.
    /// Values of arguments that are named like secrets (TOKEN, PASSWORD and so on) are kept out of the command line and the plan,
    /// but not out of the image's history: use <see cref="Secrets"/> for those.
    /// </summary>
    public IDictionary<string, string?> BuildArgs { get; set; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Gets or sets named build contexts, by name, which replace stages and images of that name. Needs buildx.</summary>
    public IDictionary<string, string> BuildContexts { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets or sets labels of the image, by name. Intermediate stages do not get them.</summary>
    public IDictionary<string, string> Labels { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Gets or sets a value indicating whether the image gets the labels <c>org.opencontainers.image.</c> <c>source</c>, <c>url</c>,
    /// <c>revision</c>, <c>ref.name</c> and, for a Git tag, <c>version</c>, as far as the CI vendor says them.
    /// <see cref="Labels"/> of the same name win. Default: no.
    /// </summary>
    public bool OciLabels { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether <see cref="OciLabels"/> has <c>created</c> as well: now, or SOURCE_DATE_EPOCH. Default: no,
    /// because then an image of which nothing changed gets another digest in every run, and is pushed and deployed for nothing.
    /// </summary>
    public bool CreatedLabel { get; set; }

    /// <summary>Gets or sets secrets in the form of <c>--secret</c>, for example <c>id=npm,env=NPM_TOKEN</c>.</summary>
    public ICollection<string> Secrets { get; set; } = [];

    /// <summary>Gets or sets SSH agent sockets or keys in the form of <c>--ssh</c>, for example <c>default</c>.</summary>
    public ICollection<string> Ssh { get; set; } = [];

    /// <summary>
    /// Gets or sets the platform, for example <c>linux/arm64</c>, several with commas. Default: what the environment variable
    /// DOCKER_DEFAULT_PLATFORM says, else the engine's own.
    /// </summary>
    public string? Platform { get; set; }

    /// <summary>Gets or sets the network of <c>RUN</c> steps: <c>default</c>, <c>host</c> or <c>none</c>. Default: the engine's.</summary>
    public string? Network { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether nothing is built when nothing changed. The image is kept in its own repository under a
    /// key as well, <c>key-</c> and 40 digits, over all that Docker's own cache would look at: the Dockerfile, the context without what
    /// <c>.dockerignore</c> leaves out, build arguments, the proxies of Docker's <c>config.json</c> that the Dockerfile names
    /// (<c>ARG HTTP_PROXY</c>), labels, target, platform, the digests that base images have in their registry now (builds are run with
    /// <c>--pull</c> then). When the registry has that, <c>DockerCiBuild</c> builds nothing and
    /// <c>DockerCiPush</c> sets the tags there. Where there is no key (an <c>ADD</c> of a URL without checksum, a base image that can't be
    /// asked for, <see cref="Load"/>, <c>ArgumentCustomization</c>, a run that may not push), plan and report say why, and it is built.
    /// With <see cref="OciLabels"/> each commit has another key, as its hash is a label. Default: no.
    /// </summary>
    public bool SkipUnchanged { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the value of a secret may change the image, so that <see cref="SkipUnchanged"/> builds
    /// whenever a needed stage uses one. Default: no, as Docker's own cache has it: a step with another secret is the same step.
    /// </summary>
    public bool SecretsMatter { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether <see cref="SkipUnchanged"/> takes Git's word for files of a checkout that it knows to be
    /// unchanged, instead of reading them; others are read, also those that are not as long as what Git keeps, because their line ends
    /// or keywords were written under other settings. What a filter or an encoding that is set no longer made of a file, with the same
    /// length, is not noticed. Machines that look for the same keys must have the same setting. Default: no.
    /// </summary>
    public bool TrustGit { get; set; }

    /// <summary>
    /// Gets or sets the form of docker's progress output. Default: <c>plain</c>, the only one from which the report can be made;
    /// with any other docker writes to the terminal itself.
    /// </summary>
    public string Progress { get; set; } = "plain";

    /// <summary>
    /// Gets or sets the names of the intermediate stages that get a cache image; the target always has one.
    /// Default (null): all that the target needs. An empty list: none.
    /// </summary>
    public ICollection<string>? CachedStages { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether <c>DockerCiBuild</c> pushes what it can without setting any of the image's own tags; that
    /// is left to <c>DockerCiPush</c>, and so to whatever tests the image in between. With inline caches it pushes the cache images of
    /// intermediate stages, each in the background as soon as it is built, while later stages build, and waits for them at its end; a build
    /// that finds no cache goes target by target then, and not all stages side by side. With any other cache, and an image that is not put
    /// into the engine's image store (<see cref="Load"/>), one docker builds, writes the cache and pushes the image under a tag of its own,
    /// <c>early-</c> and the cache's, for example <c>early-buildcache</c>, which every run moves and which stays in the repository, and
    /// <c>DockerCiPush</c> sets the tags in the registry. A <c>--tag</c> that <c>ArgumentCustomization</c> adds is pushed with it. An early
    /// push that fails is a warning and left to <c>DockerCiPush</c>. A run that may not push, or write its cache, pushes nothing early, nor
    /// does one whose <see cref="Progress"/> is not <c>plain</c>. Compose does not have it. Default: no, as then a script that only builds
    /// pushes nothing.
    /// </summary>
    /// <exception cref="DockerCiSettingsException">From <c>DockerCiPlan</c> and <c>DockerCiBuild</c>: one of the image's own tags, or a cache, has that name.</exception>
    public bool PushCachesEarly { get; set; }

    /// <summary>Gets or sets the repository of the cache images, without tag. Default: <see cref="Image"/>.</summary>
    public string? CacheRepository { get; set; }

    /// <summary>
    /// Gets or sets the tag of the cache images, in which <c>{stage}</c> stands for the stage's name (<c>cache</c> for a
    /// target without name, where no stage is called so). Default: <c>{stage}</c>.
    /// </summary>
    public string CacheTag { get; set; } = "{stage}";

    /// <summary>
    /// Gets or sets a value indicating whether the image is put into the engine's image store, so that <c>docker run</c> finds it.
    /// Default: yes with inline caches; with others no where this run has credentials to push with (the image then goes straight
    /// from the builder to the registry, and no unchanged layer is fetched), yes where it has none, or where <see cref="Progress"/> is not <c>plain</c>.
    /// </summary>
    public bool? Load { get; set; }
}
