namespace Cake.DockerCiCache.Dockerfiles.Shell;

/// <summary>How a word is expanded.</summary>
/// <param name="Escape">The escape character.</param>
internal sealed record ShellRules(char Escape)
{
    /// <summary>Quotes stay in the result.</summary>
    public bool RawQuotes { get; init; }

    /// <summary>Escape characters stay in the result.</summary>
    public bool RawEscapes { get; init; }

    /// <summary>Quotes are characters like any other.</summary>
    public bool PlainQuotes { get; init; }

    /// <summary>References to variables that are not set stay in the result.</summary>
    public bool KeepUnset { get; init; }

    /// <summary>A variable's value, or null when it is not set.</summary>
    public Func<string, string?> Lookup { get; init; } = static _ => null;
}
