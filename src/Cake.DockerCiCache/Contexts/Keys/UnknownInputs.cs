using Cake.DockerCiCache.Dockerfiles.Instructions;
using Cake.DockerCiCache.Dockerfiles.Stages;

namespace Cake.DockerCiCache.Contexts.Keys;

/// <summary>Finds what a build's result depends on without being known.</summary>
internal static class UnknownInputs
{
    private const string Undecodable = "\uFFFD";
    private const string MountFlag = "--mount=";

    /// <summary>What is not known, in words; empty when all is.</summary>
    public static IEnumerable<string> Of(KeyRequest request) =>
    [
        .. OfSettings(request),
        .. OfImages(request),
        .. request.BuildContexts.SelectMany(context => OfContext(context.Key, context.Value, request)),
        .. request.Context.Faults.Select(fault => $"build context: {fault}"),
        .. request.Graph.Required.SelectMany(index => OfStage(request.Graph.Stages[index], request)),
    ];

    private static IEnumerable<string> OfSettings(KeyRequest request)
    {
        if (request.DockerfileText.Contains(Undecodable, StringComparison.Ordinal))
        {
            yield return $"{request.Graph.File} is not UTF-8";
        }

        if (request.Platforms.Count == 0)
        {
            yield return "the platform is not known: set Platform, for example \"linux/amd64\"";
        }

        foreach (var (name, _) in request.BuildArgs.Where(argument => argument.Value is null))
        {
            yield return $"the build argument {name} has no value here: docker takes it from its own environment";
        }

        foreach (var name in request.Proxies is null ? ProxyArguments.Open(request) : [])
        {
            yield return $"which of the proxies in Docker's config.json counts for {name} is not known: give it in BuildArgs, or name the engine in DOCKER_HOST";
        }
    }

    private static IEnumerable<string> OfImages(KeyRequest request)
    {
        if (Frontend.Of(request.DockerfileText, request.BuildArgs) is { } frontend && !Frontend.IsKnown(frontend))
        {
            yield return $"what the frontend \"{frontend}\" reads is not known";
        }

        foreach (var image in NeededImages.Of(request))
        {
            if (NeededImages.WrittenDigest(image) is null && !request.ImageDigests.ContainsKey(image))
            {
                yield return $"the digest of the image \"{image}\" is not known{(request.ImageFaults.TryGetValue(image, out var why) ? $": {why}" : string.Empty)}";
            }

            foreach (var trigger in request.ImageTriggers.GetValueOrDefault(image, []).Where(trigger => IsOpen(trigger, request.SecretsMatter)))
            {
                yield return $"the image \"{image}\" has the instruction ONBUILD {trigger}, which may take something else each time";
            }

            foreach (var trigger in request.ImageTriggers.GetValueOrDefault(image, []).Where(trigger => ProxyArguments.AreOpenIn(trigger, request)))
            {
                yield return $"the image \"{image}\" has the instruction ONBUILD {trigger}, and the proxies of Docker's config.json are not in the key: give them in BuildArgs";
            }
        }
    }

    // From a stage or an image that is not in the Dockerfile, from anywhere, or a secret.
    private static bool IsOpen(string trigger, bool secretsMatter)
    {
        var (keyword, rest) = Whitespace.Cut(trigger.Trim());
        return trigger.Contains("from=", StringComparison.OrdinalIgnoreCase)
            || (keyword.Equals("ADD", StringComparison.OrdinalIgnoreCase) && RemoteSource.Unpinned(rest ?? string.Empty) is not null)
            || (secretsMatter && UsesSecret(rest ?? string.Empty));
    }

    private static IEnumerable<string> OfContext(string name, string source, KeyRequest request) => ContextSource.Parse(source) switch
    {
        ContextSource.Unknown => [$"the build context {name} (\"{source}\") is remote"],
        ContextSource.Folder => request.Folders.TryGetValue(name, out var listing)
            ? listing.Faults.Select(fault => $"build context {name}: {fault}")
            : [$"the build context {name} (\"{source}\") was not read"],
        _ => [],
    };

    private static IEnumerable<string> OfStage(Stage stage, KeyRequest request)
    {
        foreach (var step in stage.Steps)
        {
            if (step.Keyword == "ADD" && RemoteSource.Unpinned(step.Text) is { } source)
            {
                yield return $"{request.Graph.File}:{step.Line}: ADD {source} has no checksum: what is there may change";
            }

            if (request.SecretsMatter && step.Keyword == "RUN" && UsesSecret(step.Text))
            {
                yield return $"{request.Graph.File}:{step.Line}: the RUN uses a secret, whose value matters";
            }
        }
    }

    private static bool UsesSecret(string run) => CommandLine.Parse($"RUN {run}", '\\').Flags
        .Where(flag => flag.StartsWith(MountFlag, StringComparison.Ordinal))
        .SelectMany(flag => Mount.Parse(flag[MountFlag.Length..], default).Fields.Select(Mount.Cut))
        .Any(field => field.Key == "type" && MayBeSecret(field.Value ?? string.Empty));

    private static bool MayBeSecret(string type) => type.Contains('$', StringComparison.Ordinal) || type.ToLowerInvariant() is "secret" or "ssh";
}
