using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Output;

namespace Cake.DockerCiCache.Engines.Questions;

/// <summary>The questions where docker has no buildx: its client is one before 23, with BuildKit inside, and buildx has nothing to say.</summary>
/// <remarks>The engine is asked at its socket, and docker only for its own version, which it knows without an engine.</remarks>
internal sealed class QuestionsWithoutBuildx(DockerTool docker, TimeSpan patience)
{
    private const string Prefix = "Docker version ";

    private readonly DockerCommand engine = new(["info"]);
    private readonly DockerCommand version = new(["version"]);
    private readonly DockerCommand client = new(["--version"]) { Patience = patience };

    /// <summary>There is certainly no buildx, and the engine can be asked itself.</summary>
    public bool AreEnough => docker.Plugins.Lack("buildx") && docker.Socket.Path is not null;

    /// <summary>Begins to ask, for whoever needs the answers soon.</summary>
    public void Begin() => EarlyQuestions.Begin(docker, AskNow, engine, version, client);

    /// <summary>The answers; null where one of them is missing, so that docker has to be asked.</summary>
    public EngineAnswers? Ask()
    {
        var (aboutClient, aboutVersion) = (Task.Run(() => Answer(client)), Task.Run(() => Answer(version).Json()));
        var info = Answer(engine).Json();
        var own = VersionIn(aboutClient.GetAwaiter().GetResult());
        return own is not null && EngineInfo.VersionsOfEngine(info) is { } versions && InspectedBuilder.OfEngine(aboutVersion.GetAwaiter().GetResult()) is { } builder
            ? new(info, builder.WithoutBuildx) { Versions = versions with { Client = own } }
            : null;
    }

    private DockerOutcome Answer(DockerCommand question) => EarlyQuestions.Take(docker, question) ?? AskNow(question);

    private DockerOutcome AskNow(DockerCommand question) =>
        question == client ? docker.Run(client) : docker.Socket.Ask(question.Arguments[0]) is { } said ? new(0, [said], []) : DockerOutcome.Unanswered;

    // Docker version 20.10.24+dfsg1, build 297e128
    private static string? VersionIn(DockerOutcome answer) =>
        answer.Succeeded && answer.Output is [{ } line, ..] && line.StartsWith(Prefix, StringComparison.Ordinal) ? line[Prefix.Length..].Split(',')[0].Trim() : null;
}
