using System.Text.Json;
using Cake.DockerCiCache.EngineTests.Engines;

namespace Cake.DockerCiCache.EngineTests.Dockerfiles;

/// <summary>What BuildKit made of a Dockerfile.</summary>
/// <param name="IsRefused">It did not get as far as a step.</param>
/// <param name="IsOpen">An image could not be had, so that nothing was decided.</param>
/// <param name="Stages">The stages of which it has steps, by the names its progress gives them; a base image may have the name of any stage.</param>
/// <param name="Error">What it said when it failed.</param>
internal sealed record BuildKitVerdict(bool IsRefused, bool IsOpen, IReadOnlySet<string> Stages, string Error);

/// <summary>Has a real BuildKit build a Dockerfile and watches what it looks at; whether steps succeed does not matter.</summary>
/// <remarks>
/// buildx is called by itself, which spares docker's own start each time.
/// <c>--call=outline</c> would not do: it overflows the engine's stack (BuildKit 0.25) where stages name each other in a circle that
/// a build does not mind.
/// </remarks>
internal sealed class BuildKitJudge(string buildx, IReadOnlyDictionary<string, string> variables, string context)
{
    private static readonly string[] NoImage = ["resolve source metadata", "pull access denied", "failed to authorize"];
    private static readonly string[] NoStages = ["internal", "context ", "auth"];

    public BuildKitVerdict Judge(string dockerfile, IEnumerable<string> options)
    {
        string[] arguments = ["build", "--progress=rawjson", "--output=type=cacheonly", "--file", dockerfile, .. options, context];
        var outcome = Command.Run(buildx, arguments, variables);
        var lines = outcome.Errors.Split('\n');
        var steps = lines.Where(line => line.StartsWith('{')).SelectMany(Names).Where(name => name.StartsWith('[')).Distinct().ToList();
        var isStarted = steps.Exists(step => !NoStages.Any(Stage(step).StartsWith));
        var stages = steps.Where(step => !step.Contains("] FROM ", StringComparison.Ordinal)).Select(Stage).Where(stage => !NoStages.Any(stage.StartsWith)).ToHashSet();
        var error = outcome.ExitCode == 0 ? string.Empty : string.Join('\n', lines.Where(line => line.StartsWith("ERROR", StringComparison.Ordinal)));
        var isOpen = NoImage.Any(words => error.Contains(words, StringComparison.Ordinal));
        return new BuildKitVerdict(outcome.ExitCode != 0 && !isOpen && !isStarted, isOpen, stages, error);
    }

    // "[name 2/3] RUN …", or "[2/3] RUN …" where there is but one stage; the platform comes first where there are several.
    private static string Stage(string step)
    {
        var head = step[1..step.IndexOf(']', StringComparison.Ordinal)];
        var words = head.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return head.StartsWith("context ", StringComparison.Ordinal) ? head : words[words.Length > 1 && words[0].Contains('/') ? 1 : 0];
    }

    private static IEnumerable<string> Names(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.TryGetProperty("vertexes", out var vertexes)
            ? [.. vertexes.EnumerateArray().Select(vertex => vertex.GetProperty("name").GetString()!)]
            : [];
    }
}
