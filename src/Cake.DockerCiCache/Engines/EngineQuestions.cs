using System.Text.Json;
using Cake.Core.IO;

namespace Cake.DockerCiCache.Engines;

/// <summary>The questions to an engine and a builder, asked side by side: they wait more than they work.</summary>
/// <remarks>
/// Where docker would do nothing else, the engine is asked at its socket, and buildx as a program of its own (<see cref="Direct.PluginPrograms"/>);
/// whatever does not answer in this way is asked through docker.
/// </remarks>
internal sealed class EngineQuestions
{
    private const string Buildx = "buildx";

    private readonly DockerTool docker;
    private readonly FilePath? guess;
    private readonly bool isDirect;
    private readonly DockerCommand engine;
    private readonly DockerCommand builder;
    private readonly DockerCommand plugin;

    /// <param name="docker">The docker that is asked.</param>
    /// <param name="name">The builder; null for the current one.</param>
    /// <param name="patience">How long an answer may take.</param>
    public EngineQuestions(DockerTool docker, string? name, TimeSpan patience)
    {
        (this.docker, guess) = (docker, docker.Plugins.Guess(Buildx));
        isDirect = guess is not null && docker.Socket.Path is not null;
        engine = new(["info", "--format", "{{json .}}"]) { Patience = patience };
        builder = new(name is null ? [Buildx, "inspect"] : [Buildx, "inspect", name]) { Patience = patience, Plugin = guess };
        plugin = new(["docker-cli-plugin-metadata"]) { Patience = patience, Plugin = guess };
    }

    /// <summary>Begins to ask, for whoever needs the answers soon.</summary>
    public void Begin() => EarlyQuestions.Begin(docker, AskNow, isDirect ? [engine, builder, plugin] : [engine, builder]);

    public EngineAnswers Ask()
    {
        var (aboutBuilder, aboutPlugin) = (Task.Run(() => Answer(builder)), Task.Run(() => !isDirect ? null : PluginMetadata.VersionIn(Answer(plugin))));
        var answer = Answer(engine);
        var (info, version) = (Json(answer), aboutPlugin.GetAwaiter().GetResult());
        if (answer.Succeeded && !IsDockers(info) && version is null)
        {
            answer = docker.Run(engine);
            info = Json(answer);
        }

        docker.Plugins.Learn(IsDockers(info) ? EngineInfo.Plugins(info) : version is null ? [] : [(Buildx, guess!.FullPath)]);
        var said = Confirmed(aboutBuilder.GetAwaiter().GetResult());
        return new(info, said)
        {
            AreWithoutEngine = !answer.Succeeded,
            Versions = EngineInfo.Versions(info) ?? (said.Succeeded && version is not null ? EngineInfo.VersionsOfEngine(info) : null),
            BuildxVersion = EngineInfo.PluginVersion(info, Buildx) ?? version,
        };
    }

    /// <summary>What the engine says; an empty object where it does not answer.</summary>
    public JsonElement AskEngine() => Json(Answer(engine));

    private DockerOutcome Answer(DockerCommand question) => EarlyQuestions.Take(docker, question) ?? AskNow(question);

    // The engine only where the plugin can be asked as well: else docker has to be, and says both.
    private DockerOutcome AskNow(DockerCommand question) =>
        isDirect && question == engine && docker.Socket.Info() is { } info ? new(0, [info], []) : docker.Run(question);

    // The program that was asked was a guess. It succeeds without platforms where it does not reach the engine (docker/buildx,
    // commands/inspect.go), which docker itself may reach; then it is left to docker from now on.
    private DockerOutcome Confirmed(DockerOutcome answer)
    {
        if (guess is null || (InspectedBuilder.Platform(answer) is not null && docker.Plugins.Find(Buildx)?.FullPath == guess.FullPath))
        {
            return answer;
        }

        if (InspectedBuilder.Platform(answer) is null)
        {
            docker.Plugins.LeaveToDocker(guess);
        }

        return docker.Run(builder with { Plugin = null });
    }

    private static JsonElement Json(DockerOutcome answer)
    {
        using var json = JsonDocument.Parse(answer.Succeeded ? string.Concat(answer.Output) : "{}");
        return json.RootElement.Clone();
    }

    // docker says in addition what it is itself.
    private static bool IsDockers(JsonElement info) => info.TryGetProperty("ClientInfo", out _);
}
