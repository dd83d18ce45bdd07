namespace Cake.DockerCiCache.Registries.Questions;

/// <summary>Asks several questions at the same time.</summary>
/// <remarks>On threads of its own, as they wait for a network: the pool's are few, and needed to make the connections.</remarks>
internal static class SideBySide
{
    /// <param name="questions">The questions.</param>
    /// <param name="atOnce">How many may be open at the same time.</param>
    /// <param name="ask">Asks one of them.</param>
    /// <returns>The answers, in the order of the questions.</returns>
    public static IReadOnlyList<TAnswer> Ask<TQuestion, TAnswer>(IReadOnlyList<TQuestion> questions, int atOnce, Func<TQuestion, TAnswer> ask)
    {
        var answers = new TAnswer[questions.Count];
        var last = -1;
        var others = Enumerable.Range(1, Math.Max(Math.Min(atOnce, questions.Count) - 1, 0))
            .Select(_ => Task.Factory.StartNew(AskInTurn, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToList();
        AskInTurn();
        others.ForEach(o => o.GetAwaiter().GetResult());
        return answers;

        void AskInTurn()
        {
            for (var i = Interlocked.Increment(ref last); i < questions.Count; i = Interlocked.Increment(ref last))
            {
                answers[i] = ask(questions[i]);
            }
        }
    }
}
