using System.Text.RegularExpressions;
using Cake.DockerCiCache.Contexts.Keys;
using Cake.DockerCiCache.Dockerfiles.Stages;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Registries;
using Cake.DockerCiCache.Registries.Http;

namespace Cake.DockerCiCache.Runs.Skipping;

/// <summary>Looks for ONBUILD instructions of base images that may take something else each time.</summary>
/// <remarks>
/// They belong to the images' digests, which are in the key: whoever keeps an image under a key has looked at them. So it is enough
/// to ask before a key is used for the first time, and a run that builds nothing fetches no manifest from Docker Hub, which counts
/// those (docs.docker.com/docker-hub/usage/pulls).
/// </remarks>
internal static partial class BaseTriggers
{
    private static readonly string[] AutomaticPlatforms = ["$BUILDPLATFORM", "${BUILDPLATFORM}", "$TARGETPLATFORM", "${TARGETPLATFORM}"];

    /// <summary>Why there is no key after all; empty when there is one.</summary>
    public static IReadOnlyList<string> Doubts(RegistryClient registry, EngineFacts engine, KeyRequest request)
    {
        var (images, platforms) = (new BaseImages(registry, engine), Platforms(request));
        var answers = Bases(request).Distinct(StringComparer.Ordinal)
            .Select(b => (Image: b, Answer: images.Triggers(b, NeededImages.WrittenDigest(b) ?? request.ImageDigests[b], platforms)))
            .ToList();
        var known = answers
            .Select(a => (a.Image, Found: a.Answer as RegistryAnswer<IReadOnlyList<string>>.Found))
            .Where(a => a.Found is not null)
            .ToDictionary(a => a.Image, a => a.Found!.Value, StringComparer.Ordinal);
        return
        [
            .. answers.Where(a => !known.ContainsKey(a.Image)).Select(a => $"the ONBUILD instructions of the image \"{a.Image}\" are not known: {a.Answer.Words}"),
            .. ContentKeys.Of(request with { ImageTriggers = known }) is KeyOutcome.NoKey none ? none.Reasons : [],
        ];
    }

    private static IEnumerable<string> Bases(KeyRequest request) => request.Graph.Required
        .Select(index => request.Graph.Stages[index].Base)
        .Select(b => b switch
        {
            StageBase.Image image => image.Reference,
            StageBase.NamedContext named => (ContextSource.Parse(named.Source) as ContextSource.Image)?.Reference,
            _ => null,
        })
        .OfType<string>();

    // Without variants, of which an image may have another than was asked for. A stage may be for a platform that only its FROM
    // names: then all are looked at.
    private static HashSet<string>? Platforms(KeyRequest request) =>
        StagePlatform().Matches(request.DockerfileText).All(m => AutomaticPlatforms.Contains(m.Groups["value"].Value))
            ? [.. request.Platforms.Append(request.BuildPlatform).Select(p => string.Join('/', p.Split('/').Take(2)))]
            : null;

    [GeneratedRegex(@"--platform=(?<value>\S+)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex StagePlatform();
}
