namespace Cake.DockerCiCache.Retrying;

/// <summary>Why something failed.</summary>
/// <param name="Words">What the registry, docker or the network said.</param>
/// <param name="CanPass">Whether the same thing may well succeed a little later.</param>
internal sealed record Fault(string Words, bool CanPass)
{
    /// <summary>How long the registry asks to be left alone (<c>Retry-After</c>).</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The fault that a tool's words tell.</summary>
    public static Fault Of(string words) => new(words, PassingFaults.Has(words));
}
