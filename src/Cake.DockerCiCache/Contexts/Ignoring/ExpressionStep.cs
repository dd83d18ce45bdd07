using System.Text;

namespace Cake.DockerCiCache.Contexts.Ignoring;

/// <summary>What a step of an expression takes.</summary>
internal enum StepKind
{
    /// <summary>One character of the set.</summary>
    One,

    /// <summary>Any number of characters of the set.</summary>
    Many,

    /// <summary>Nothing, or as the step after it, which is always <see cref="Folders"/>.</summary>
    FoldersOrNone,

    /// <summary>Any characters and then a slash.</summary>
    Folders,

    /// <summary>Nothing, at the start of the path only.</summary>
    Start,
}

/// <summary>A step of an expression.</summary>
internal sealed record ExpressionStep(StepKind Kind, RuneSet Set)
{
    private static readonly RuneSet Nothing = new([], IsNegated: false);

    public static ExpressionStep Start { get; } = new(StepKind.Start, Nothing);

    /// <summary>Gets the only character that the step takes, or null.</summary>
    public Rune? Character => Kind == StepKind.One ? Set.Only : null;

    /// <summary>The group <c>(.*/)?</c>.</summary>
    public static IReadOnlyList<ExpressionStep> AnyFolders { get; } =
        [new(StepKind.FoldersOrNone, Nothing), new(StepKind.Folders, RuneSet.NotNewline)];
}
