using System.Text;
using Cake.DockerCiCache.Dockerfiles.GoValues;
using Cake.DockerCiCache.Dockerfiles.Lines;
using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>An instruction with its parts.</summary>
internal sealed record ParsedInstruction(LogicalLine Line, CommandLine Command)
{
    /// <summary>The keyword in upper case. BuildKit compares in lower case, so letters that only become ASCII in upper case stay as they are.</summary>
    public string Keyword { get; } = GoText.ToLower(Command.Keyword) is var lower && Ascii.IsValid(lower) ? lower.ToUpperInvariant() : Command.Keyword;

    /// <summary>The arguments, split as the keyword asks for.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Whether the arguments were a JSON array.</summary>
    public bool IsJson { get; init; }

    /// <summary>The instruction behind <c>ONBUILD</c>.</summary>
    public ParsedInstruction? Trigger { get; init; }

    /// <summary>The heredocs that the line announces.</summary>
    public IReadOnlyList<Heredoc> Heredocs { get; init; } = [];

    /// <summary>The heredocs as they stand behind the line.</summary>
    public string HeredocText { get; init; } = string.Empty;

    /// <summary>The flags' values, once they have been checked.</summary>
    public FlagValues Flags { get; init; } = FlagValues.None;

    public Place At => Line.At;

    /// <summary>Whether the line may announce heredocs.</summary>
    public bool TakesHeredocs => Trigger?.TakesHeredocs ?? (Keyword is "RUN" or "COPY" or "ADD" && !IsJson);

    public Instruction ToInstruction() => new(Keyword, Command.Text, At.Line);
}
