using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Planning.Caching;

/// <summary>Where a cache that is kept apart from the image is read and written, in buildx's words.</summary>
/// <remarks>
/// docs.docker.com/build/cache/backends. <c>image-manifest</c> and <c>oci-mediatypes</c> are what Amazon ECR and other registries need
/// (page "Registry cache").
/// </remarks>
internal sealed class CacheLocation(BuildRequest request, RunFacts run, DockerCiCacheType type)
{
    /// <summary>The option of a local cache that names the folder of all of them.</summary>
    public const string Folder = "folder";

    private const string Stage = "buildcache";
    private const string Early = "early-";

    public bool IsInRegistry => type == DockerCiCacheType.Registry;

    /// <summary>The reference that the run writes, where the cache is in a registry.</summary>
    public string OwnReference => Reference(OwnScope);

    /// <summary>The reference under which the image is pushed before its own tags are set. No cache has it with the same pattern of tags: those of stages begin otherwise.</summary>
    public string EarlyImage => request.Image.WithTag(Tag(OwnScope, Early)).ToString();

    /// <summary>The references from which the run may read, in order.</summary>
    public IReadOnlyList<string> References => [.. run.Scopes.Reads.Select(Reference)];

    /// <summary>
    /// The cache sources: references, or the form of <c>--cache-from</c> where it is no registry. Where it is known which are there, the
    /// first of those, because two that overlap make unchanged steps run again (CONTRIBUTING.md, "Which cache sources are exact").
    /// </summary>
    public IReadOnlyList<string> Sources => IsInRegistry
        ? run.Survey?.First(References) ?? References
        : [.. Readable.Select(Source).Distinct(StringComparer.Ordinal)];

    /// <summary>The cache export, in the form of <c>--cache-to</c>. One that goes with the build must not end it: a push says that it failed.</summary>
    public string Export => Join(
    [
        .. type switch
        {
            DockerCiCacheType.Registry => ["type=registry", $"ref={OwnReference}", "mode=max", "image-manifest=true", "oci-mediatypes=true"],
            DockerCiCacheType.Local => ["type=local", $"dest={FolderOf(OwnScope)}", "mode=max"],
            _ => (string[])[.. Named(OwnScope), "mode=max"],
        },
        .. Options,
        .. request.IsCacheRequired && IsInRegistry ? Array.Empty<string>() : ["ignore-error=true"],
    ]);

    private IEnumerable<CacheScope> Readable =>
        run.CacheFolders is { } there && run.Scopes.Reads.FirstOrDefault(s => there.Contains(Tag(s))) is { } first ? [first] : run.Scopes.Reads;

    private CacheScope OwnScope => run.Scopes.Own ?? run.Scopes.Reads[0];

    private IEnumerable<string> Options => request.CacheOptions.Where(o => o.Key != Folder).Select(o => $"{o.Key}={o.Value}");

    // The stage belongs to it: another target of the same file has another cache, which must not be overwritten.
    private string StageTag => request.Target is { } target ? $"{Stage}-{target.ToLowerInvariant()}" : Stage;

    private string Tag(CacheScope scope, string prefix = "") => scope.TagOf(Images.TagName.From(prefix + request.CacheTag.Replace("{stage}", StageTag, StringComparison.Ordinal)));

    private string Reference(CacheScope scope) => request.CacheRepository.WithTag(Tag(scope)).ToString();

    private string Source(CacheScope scope) => type == DockerCiCacheType.Local
        ? Join(["type=local", $"src={FolderOf(scope)}"])
        : Join([.. Named(scope), .. Options.Where(o => !IsExportOnly(o))]);

    private string FolderOf(CacheScope scope) => request.CacheOptions.GetValueOrDefault(Folder) is { Length: > 0 } folder
        ? $"{folder.TrimEnd('/')}/{Tag(scope)}"
        : throw new DockerCiSettingsException("Cache.Options", "a local cache needs the option \"folder\", for example Options = { [\"folder\"] = \".cache/docker\" }");

    // What the reader of a cache does not take (buildx, docs "Cache storage backends").
    private static bool IsExportOnly(string option) =>
        option.StartsWith("compression", StringComparison.Ordinal) || option.StartsWith("force-compression", StringComparison.Ordinal) || option.StartsWith("mode=", StringComparison.Ordinal);

    private string[] Named(CacheScope scope) => type switch
    {
        DockerCiCacheType.GitHubActions => ["type=gha", $"scope={Repository}-{Tag(scope)}"],
        DockerCiCacheType.S3 => ["type=s3", $"name={Repository}-{Tag(scope)}"],
        _ => ["type=azblob", $"name={Repository}-{Tag(scope)}"],
    };

    private string Repository => request.Image.Path.Replace('/', '-');

    private static string Join(IEnumerable<string> attributes) => string.Join(',', attributes.Select(Quoted));

    // A record of comma-separated values (Go, encoding/csv), as buildx reads it.
    private static string Quoted(string attribute) =>
        attribute.AsSpan().IndexOfAny(",\"\r\n") < 0 ? attribute : $"\"{attribute.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
