using System.Security.Cryptography;
using System.Text;

namespace Cake.DockerCiCache.Images;

/// <summary>Tags: <c>[A-Za-z0-9_][A-Za-z0-9._-]{0,127}</c>, distribution's reference grammar.</summary>
internal static class TagName
{
    private const int Longest = 128;
    private const int HashLength = 12;

    public static bool IsValid(string text) =>
        text.Length is > 0 and <= Longest && text[0] is not ('.' or '-') && text.All(IsTagCharacter);

    /// <summary>A valid tag for any text; the text itself where it is one, otherwise with a hash, so that two texts never meet.</summary>
    public static string From(string text)
    {
        if (IsValid(text) && !LooksHashed(text))
        {
            return text;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
        var safe = string.Concat(text.Select(c => IsTagCharacter(c) ? c : '-')).TrimStart('.', '-');
        var kept = safe[..Math.Min(safe.Length, Longest - HashLength - 1)];
        return kept.Length == 0 ? hash : $"{kept}-{hash}";
    }

    private static bool IsTagCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-';

    // A text that already ends like one of our hashes gets a hash of its own: it could be what another text became.
    private static bool LooksHashed(string text) =>
        text.Length >= HashLength
        && text[^HashLength..].All(char.IsAsciiHexDigitLower)
        && (text.Length == HashLength || text[^(HashLength + 1)] == '-');
}
