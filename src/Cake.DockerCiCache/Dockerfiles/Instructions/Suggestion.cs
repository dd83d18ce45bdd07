namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>Finds what was probably meant by a misspelt word.</summary>
internal static class Suggestion
{
    // BuildKit and HCL suggest what is at most two edits away.
    private const int MostEdits = 2;
    private const int LongestWord = 100;

    /// <summary><c>; did you mean "x"?</c> without its question mark, or nothing.</summary>
    public static string For(string word, IEnumerable<string> known)
    {
        if (word.Length > LongestWord)
        {
            return string.Empty;
        }

        var best = known.Where(other => Math.Abs(other.Length - word.Length) <= MostEdits)
            .Select(other => (Word: other, Edits: Distance(word, other)))
            .Where(candidate => candidate.Edits is > 0 and <= MostEdits)
            .OrderBy(candidate => candidate.Edits)
            .FirstOrDefault();
        return best.Word is null ? string.Empty : $"; did you mean \"{best.Word}\"";
    }

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
