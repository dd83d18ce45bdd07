using System.Collections.ObjectModel;
using Cake.Core.IO;

namespace Cake.DockerCiCache.Engines.Calls;

/// <summary>One call of docker.</summary>
internal sealed record DockerCommand(IReadOnlyList<string> Arguments)
{
    /// <summary>Written to standard input; the only way a password travels.</summary>
    public string? StandardInput { get; init; }

    /// <summary>The plugin's own program, which is started instead of docker; null where that is known only when it is run.</summary>
    public FilePath? Plugin { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>How long an answer may take; null means the settings' <c>ToolTimeout</c>, or for ever.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>Asked once a second: it hangs, and is to be stopped. Its outcome is then that of a docker that was stopped.</summary>
    public Func<bool>? Hangs { get; init; }

    /// <summary>The script's extra arguments (<c>ArgumentCustomization</c>) belong to this command.</summary>
    public bool TakesExtraArguments { get; init; }

    /// <summary>What docker writes goes to the terminal as it is, unread.</summary>
    public bool InheritsTerminal { get; init; }

    /// <summary>Puts in order what the run leaves, and is run also when the run is interrupted.</summary>
    public bool CleansUp { get; init; }

    /// <summary>The Dockerfile that it builds, as the working directory sees it; null where it builds none or none that is a file.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>Called for every line as docker writes it, from either stream, without secrets.</summary>
    public Action<string>? OnLine { get; init; }

    /// <summary>The same with the line as it is, to be read and never shown; called first.</summary>
    public Action<string>? Read { get; init; }
}
