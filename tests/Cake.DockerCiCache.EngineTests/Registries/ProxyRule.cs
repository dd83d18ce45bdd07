using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.EngineTests.Registries;

/// <summary>Which requests go wrong.</summary>
/// <param name="Pattern">What is looked for in <c>METHOD /path</c>.</param>
/// <param name="Fault">How they go wrong.</param>
internal sealed record ProxyRule(string Pattern, ProxyFault Fault)
{
    private int seen;

    /// <summary>So many matching requests go well before.</summary>
    public int After { get; init; }

    /// <summary>So many matching requests go wrong; all further ones go well.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>What the addin asks by itself goes well.</summary>
    public bool SparesOwn { get; init; }

    /// <summary>How many requests went wrong so far.</summary>
    public int Hits => Math.Clamp(Volatile.Read(ref seen) - After, 0, Times);

    public bool Hit(HttpHead head)
    {
        if (!Regex.IsMatch(head.Request, Pattern) || (SparesOwn && head.IsOwn))
        {
            return false;
        }

        var number = Interlocked.Increment(ref seen) - After;
        return number > 0 && number <= Times;
    }
}
