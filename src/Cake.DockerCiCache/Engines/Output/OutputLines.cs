namespace Cake.DockerCiCache.Engines.Output;

/// <summary>Receives docker's two streams line by line, hands each line on, and keeps what is needed later.</summary>
/// <remarks>
/// Cake calls the two handlers on different threads, and once with null at a stream's end. What is shown has no secrets; what is read is as
/// docker wrote it: a password such as "test" or "CACHED" is a part of words that have a meaning.
/// </remarks>
/// <param name="kept">How many lines of standard error are kept.</param>
/// <param name="onLine">Takes each line without secrets.</param>
/// <param name="read">Takes each line as it is.</param>
internal sealed class OutputLines(int kept, Action<string>? onLine, Action<string>? read = null)
{
    private readonly Lock gate = new();
    private readonly List<string> output = [];
    private readonly Queue<string> errors = new();

    public IReadOnlyList<string> Output
    {
        get
        {
            lock (gate)
            {
                return [.. output];
            }
        }
    }

    /// <summary>The last lines of standard error, as they are.</summary>
    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (gate)
            {
                return [.. errors];
            }
        }
    }

    /// <summary>Answers null, so that Cake does not queue the line as well.</summary>
    public string? TakeOutput(string? line)
    {
        Take(line, output.Add);
        return null;
    }

    /// <inheritdoc cref="TakeOutput"/>
    public string? TakeError(string? line)
    {
        Take(line, KeepError);
        return null;
    }

    private void Take(string? line, Action<string> keep)
    {
        if (line is null)
        {
            return;
        }

        lock (gate)
        {
            keep(line);
            read?.Invoke(line);
            onLine?.Invoke(SecretValues.RedactKnown(line));
        }
    }

    private void KeepError(string line)
    {
        if (string.IsNullOrWhiteSpace(line) || UnencryptedStorageWarning.Has(line))
        {
            return;
        }

        errors.Enqueue(line);
        if (errors.Count > kept)
        {
            errors.Dequeue();
        }
    }
}
