using System.Text;

namespace Cake.DockerCiCache.Contexts.Ignoring;

/// <summary>The characters that one place of a pattern may match.</summary>
internal sealed record RuneSet(IReadOnlyList<(int First, int Last)> Ranges, bool IsNegated)
{
    /// <summary>Whatever does not end a path's part, as <c>*</c> and <c>?</c> match.</summary>
    public static RuneSet NotSlash { get; } = Of('/') with { IsNegated = true };

    /// <summary>What a dot matches in a regular expression.</summary>
    public static RuneSet NotNewline { get; } = Of('\n') with { IsNegated = true };

    /// <summary>Gets the set's only character; null when there are others, or it stands for what is not in it.</summary>
    public Rune? Only => !IsNegated && Ranges is [var (first, last)] && first == last ? new Rune(first) : null;

    public static RuneSet Of(int character) => new([(character, character)], IsNegated: false);

    public bool Has(Rune rune)
    {
        foreach (var (first, last) in Ranges)
        {
            if (first <= rune.Value && rune.Value <= last)
            {
                return !IsNegated;
            }
        }

        return IsNegated;
    }
}
