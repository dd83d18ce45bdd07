using System.Globalization;

namespace Cake.DockerCiCache.Retrying;

/// <summary>Tries something again while its fault can pass, and says so in one line each time.</summary>
internal sealed class Retry(RetryLimits limits, RetryMeans means)
{
    private const int LongestReason = 300;

    private readonly BackOff backOff = new(limits, means.Random);

    /// <summary>Runs an operation until it succeeds, its fault can't pass, or the limits are reached.</summary>
    /// <param name="what">What is tried, for the line that is shown: <c>push of acme/web</c>.</param>
    /// <param name="operation">One try; what went wrong stands in its outcome.</param>
    /// <param name="faultOf">The fault in an outcome; null when it succeeded.</param>
    /// <returns>The outcome of the last try.</returns>
    public T Run<T>(string what, Func<T> operation, Func<T, Fault?> faultOf)
    {
        long? firstFault = null;
        for (var retry = 1; ; retry++)
        {
            var outcome = operation();
            if (faultOf(outcome) is not { } fault)
            {
                return outcome;
            }

            firstFault ??= means.Clock.GetTimestamp();
            if (backOff.DelayBefore(retry, fault, means.Clock.GetElapsedTime(firstFault.Value)) is not { } delay)
            {
                return outcome;
            }

            means.Show(Line(what, retry, delay, fault.Words));
            means.Sleep(delay);
        }
    }

    private string Line(string what, int retry, TimeSpan delay, string words)
    {
        var seconds = delay.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        return $"{what}: retry {retry} of {limits.Attempts - 1} in {seconds} s, because {Reason(words)}";
    }

    // Docker's last line is the one that says why.
    private static string Reason(string words)
    {
        var line = words.Split('\n').LastOrDefault(l => !string.IsNullOrWhiteSpace(l))?.Trim() ?? "it failed without a word";
        return line.Length > LongestReason ? line[..LongestReason] + "…" : line;
    }
}
