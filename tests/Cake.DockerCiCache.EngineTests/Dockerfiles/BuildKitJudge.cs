using System.Text.Json;
using Cake.DockerCiCache.Dockerfiles;

namespace Cake.DockerCiCache.EngineTests.Dockerfiles;

/// <summary>What BuildKit says about a Dockerfile.</summary>
/// <param name="Accepted">Whether it would build it.</param>
/// <param name="Stages">The stages' names in file order, null for one without; empty when the file is refused.</param>
/// <param name="Error">What it says when it refuses.</param>
internal sealed record BuildKitVerdict(bool Accepted, IReadOnlyList<string?> Stages, string Error);

/// <summary>Asks a real BuildKit to read a Dockerfile, without building anything.</summary>
/// <remarks>
/// <c>--call=outline</c> goes through every step up to the build itself, images' metadata included, so the images must be reachable.
/// It overflows the engine's stack and ends the engine (BuildKit 0.25) where stages name each other in a circle that a build does not mind:
/// an ONBUILD that copies from the stage it triggers in, or a circle that a build context breaks. Leave such files to a real build.
/// </remarks>
internal static class BuildKitJudge
{
    /// <summary>Judges the file named Dockerfile in a folder, which is the build context too.</summary>
    public static BuildKitVerdict Judge(Func<string[], (int Exit, string Out, string Err)> docker, string folder, StageGraphOptions options)
    {
        string[] flags = [.. Flags(options), folder];
        var outline = docker(["buildx", "build", "--call=outline,format=json", .. flags]);
        if (outline.Exit != 0)
        {
            return new BuildKitVerdict(false, [], outline.Err);
        }

        var targets = docker(["buildx", "build", "--call=targets,format=json", .. flags]);
        return new BuildKitVerdict(true, Names(targets.Out), string.Empty);
    }

    private static IEnumerable<string> Flags(StageGraphOptions options)
    {
        var single = new[] { ("--target", options.Target), ("--platform", options.Platform) }.Where(flag => flag.Item2 is not null);
        var arguments = options.BuildArgs.Select(pair => ("--build-arg", (string?)$"{pair.Key}={pair.Value}"));
        var contexts = options.BuildContexts.Select(pair => ("--build-context", (string?)$"{pair.Key}={pair.Value}"));
        return single.Concat(arguments).Concat(contexts).SelectMany(flag => new[] { flag.Item1, flag.Item2! });
    }

    private static string?[] Names(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("targets").EnumerateArray().Select(Name)];
    }

    private static string? Name(JsonElement target) => target.TryGetProperty("name", out var name) ? name.GetString() : null;
}
