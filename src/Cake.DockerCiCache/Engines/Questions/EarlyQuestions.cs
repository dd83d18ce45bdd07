using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Configuration;
using Cake.DockerCiCache.Engines.Output;
using Cake.DockerCiCache.Engines.Processes;

namespace Cake.DockerCiCache.Engines.Questions;

/// <summary>The questions about engine and builder, asked while docker logs in, for the build that comes next.</summary>
/// <remarks>
/// An answer counts only where docker would be called in the same way and by the same configuration, builders included, not for long,
/// and where the engine was there, which the answer to the first question tells; else it is asked again.
/// </remarks>
internal sealed class EarlyQuestions
{
    private static readonly ConditionalWeakTable<PrivateConfiguration, EarlyQuestions> All = [];
    private static readonly TimeSpan LongestUse = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(2);

    // docker/cli, of the versions 20.10 to 29.
    private static readonly string[] NoEngine =
        ["Cannot connect to the Docker daemon", "failed to connect to the docker API", "error during connect", "permission denied while trying to connect"];

    private readonly string circumstances;
    private readonly long begin = TimeProvider.System.GetTimestamp();
    private readonly Task<DockerOutcome> first;
    private readonly ConcurrentDictionary<string, Task<DockerOutcome>> answers;

    private EarlyQuestions(DockerTool docker, Func<DockerCommand, DockerOutcome> ask, IReadOnlyList<DockerCommand> questions)
    {
        circumstances = docker.Circumstances;
        answers = new(questions.Select(q => KeyValuePair.Create(Key(q), Task.Run(() => ask(q)))), StringComparer.Ordinal);
        first = answers[Key(questions[0])];
    }

    /// <summary>Asks, and waits for no answer.</summary>
    public static void Begin(DockerTool docker, Func<DockerCommand, DockerOutcome> ask, params IReadOnlyList<DockerCommand> questions)
    {
        var asked = new EarlyQuestions(docker, ask, questions);
        All.AddOrUpdate(docker.Configuration, asked);
        EndOfRun.OfProcess.Add(asked.End);
    }

    /// <summary>The answer to a question that was asked early, once; null where there is none that counts.</summary>
    public static DockerOutcome? Take(DockerTool docker, DockerCommand question) =>
        All.TryGetValue(docker.Configuration, out var asked) && asked.answers.TryRemove(Key(question), out var answer) && asked.Counts(docker)
            && Came(asked.first, question) && asked.first.Result.Succeeded && Came(answer, question)
            ? answer.Result
            : null;

    /// <summary>Waits for the answers, before the run's configuration is written while docker may read it.</summary>
    public static void Wait(DockerTool docker)
    {
        if (All.TryGetValue(docker.Configuration, out var asked))
        {
            asked.End();
        }
    }

    /// <summary>Why the engine did not answer the question that was asked while docker logged in; null where it did, or that is not known.</summary>
    public static string? WhyNoEngine(DockerTool docker) =>
        All.TryGetValue(docker.Configuration, out var asked) && Task.WaitAny([asked.first], LastPatience) == 0 && asked.first is { IsCompletedSuccessfully: true, Result: { Succeeded: false } answer } && NoEngine.Any(w => answer.Says(w))
            ? answer.Words
            : null;

    private static string Key(DockerCommand question) => string.Join(' ', question.Arguments.Prepend(question.Plugin?.FullPath));

    private static bool Came(Task<DockerOutcome> answer, DockerCommand question) =>
        Task.WaitAny([answer], question.Patience ?? Timeout.InfiniteTimeSpan) == 0 && answer.IsCompletedSuccessfully;

    private bool Counts(DockerTool docker) => TimeProvider.System.GetElapsedTime(begin) < LongestUse && docker.Circumstances == circumstances;

    // buildx writes into the run's own folder, which goes with the run.
    private void End()
    {
        if (!Task.WhenAll(answers.Values).ContinueWith(_ => { }, TaskScheduler.Default).Wait(LastPatience))
        {
            StartedCall.StopAll();
        }
    }
}
