using System.Text.Json;
using Cake.Core.IO;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Output;

namespace Cake.DockerCiCache.Engines.Questions;

/// <summary>The questions to an engine and a builder, asked side by side: they wait more than they work.</summary>
/// <remarks>
/// Where docker would do nothing else, the engine is asked at its socket, and buildx as a program of its own (<see cref="Direct.PluginPrograms"/>);
/// whatever does not answer in this way is asked through docker. Where nobody has chosen a builder, buildx need not say which it is.
/// </remarks>
internal sealed class EngineQuestions
{
    private const string Buildx = "buildx";

    private readonly DockerTool docker;
    private readonly FilePath? guess;
    private readonly bool isDirect;
    private readonly bool isEnginesBuilder;
    private readonly DockerCommand engine;
    private readonly DockerCommand version;
    private readonly DockerCommand builder;
    private readonly DockerCommand plugin;

    /// <param name="docker">The docker that is asked.</param>
    /// <param name="name">The builder; null for the current one.</param>
    /// <param name="patience">How long an answer may take.</param>
    public EngineQuestions(DockerTool docker, string? name, TimeSpan patience)
    {
        (this.docker, guess) = (docker, docker.Plugins.Guess(Buildx));
        isDirect = guess is not null && docker.Socket.Path is not null;
        isEnginesBuilder = isDirect && name is null && !docker.MayHaveChosenBuilder;
        engine = new(["info", "--format", "{{json .}}"]) { Patience = patience };
        version = new(["version"]) { Patience = patience };
        builder = new(name is null ? [Buildx, "inspect"] : [Buildx, "inspect", name]) { Patience = patience, Plugin = guess };
        plugin = new(["docker-cli-plugin-metadata"]) { Patience = patience, Plugin = guess };
    }

    /// <summary>Begins to ask, for whoever needs the answers soon.</summary>
    public void Begin() => EarlyQuestions.Begin(docker, AskNow, (isEnginesBuilder, isDirect) switch
    {
        (true, _) => [engine, version, plugin],
        (_, true) => [engine, builder, plugin],
        _ => [engine, builder],
    });

    public EngineAnswers Ask()
    {
        var (aboutBuilder, aboutPlugin) = (Task.Run(AskBuilder), Task.Run(() => !isDirect ? null : PluginMetadata.VersionIn(Answer(plugin))));
        var answer = Answer(engine);
        var (info, buildx) = (answer.Json(), aboutPlugin.GetAwaiter().GetResult());
        if (answer.Succeeded && !IsDockers(info) && buildx is null)
        {
            answer = docker.Run(engine);
            info = answer.Json();
        }

        docker.Plugins.Learn(IsDockers(info) ? EngineInfo.Plugins(info) : buildx is null ? [] : [(Buildx, guess!.FullPath)]);
        var said = Confirmed(aboutBuilder.GetAwaiter().GetResult());
        return new(info, said)
        {
            AreWithoutEngine = !answer.Succeeded,
            Versions = EngineInfo.Versions(info) ?? (said.Refusal is null && buildx is not null ? EngineInfo.VersionsOfEngine(info) : null),
            BuildxVersion = EngineInfo.PluginVersion(info, Buildx) ?? buildx,
        };
    }

    /// <summary>What the engine says; an empty object where it does not answer.</summary>
    public JsonElement AskEngine() => Answer(engine).Json();

    private InspectedBuilder AskBuilder() =>
        (isEnginesBuilder ? InspectedBuilder.OfEngine(Answer(version).Json()) : null) ?? InspectedBuilder.In(Answer(builder));

    private DockerOutcome Answer(DockerCommand question) => EarlyQuestions.Take(docker, question) ?? AskNow(question);

    // The engine only where the plugin can be asked as well: else docker has to be, and says both. docker's own version answers another question.
    private DockerOutcome AskNow(DockerCommand question) =>
        isDirect && (question == engine || question == version) && docker.Socket.Ask(question.Arguments[0]) is { } said ? new(0, [said], [])
        : question == version ? DockerOutcome.Unanswered
        : docker.Run(question);

    // The program that was asked was a guess. It succeeds without platforms where it does not reach the engine (docker/buildx,
    // commands/inspect.go), which docker itself may reach; then it is left to docker from now on.
    private InspectedBuilder Confirmed(InspectedBuilder said)
    {
        if (guess is null || (said.Platform is not null && docker.Plugins.Find(Buildx)?.FullPath == guess.FullPath))
        {
            return said;
        }

        if (said.Platform is null)
        {
            docker.Plugins.LeaveToDocker(guess);
        }

        return InspectedBuilder.In(docker.Run(builder with { Plugin = null }));
    }

    // docker says in addition what it is itself.
    private static bool IsDockers(JsonElement info) => info.TryGetProperty("ClientInfo", out _);
}
