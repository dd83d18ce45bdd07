namespace Cake.DockerCiCache.Registries.Questions;

/// <summary>Asks several questions at the same time. They wait for a network, so that no thread is kept for any of them.</summary>
internal static class SideBySide
{
    /// <param name="questions">The questions.</param>
    /// <param name="atOnce">How many may be open at the same time.</param>
    /// <param name="ask">Asks one of them.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The answers, in the order of the questions.</returns>
    public static async Task<IReadOnlyList<TAnswer>> AskAsync<TQuestion, TAnswer>(
        IEnumerable<TQuestion> questions, int atOnce, Func<TQuestion, Task<TAnswer>> ask, CancellationToken cancellation)
    {
        using var free = new SemaphoreSlim(atOnce);
        return await Task.WhenAll(questions.Select(AskInTurnAsync));

        async Task<TAnswer> AskInTurnAsync(TQuestion question)
        {
            await free.WaitAsync(cancellation);
            try
            {
                return await ask(question);
            }
            finally
            {
                free.Release();
            }
        }
    }
}
