using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>Checks <c>ADD --checksum</c> once its variables are replaced (BuildKit 0.25, convert.go: dispatchCopy; github.com/opencontainers/go-digest).</summary>
internal static class ChecksumRules
{
    private static readonly Dictionary<string, int> Digits = new() { ["sha256"] = 64, ["sha384"] = 96, ["sha512"] = 128 };

    /// <param name="checksum">The flag's value, not empty.</param>
    /// <param name="count">How many sources there are, without heredocs, which do not count.</param>
    /// <param name="known">Those of the sources that are known.</param>
    /// <param name="at">Where the instruction stands.</param>
    public static void Check(string checksum, int count, IReadOnlyList<RemoteSource> known, Place at)
    {
        if (count != 1)
        {
            throw at.Refuse($"ADD --checksum=\"{checksum}\" goes with one source, and there are {(count == 0 ? "heredocs only" : count)}. Write one ADD for each source.");
        }

        if (known is [RemoteSource.Local file])
        {
            throw at.Refuse($"ADD --checksum does not go with the file \"{file.Text}\". Use it for what is fetched over HTTP or from Git.");
        }

        // What Git takes for a commit is found out by the fetch.
        if (known is [RemoteSource.Http])
        {
            CheckDigest(checksum, at);
        }
    }

    private static void CheckDigest(string checksum, Place at)
    {
        var parts = checksum.Split(':', 2);
        if (parts.Length < 2 || !Digits.TryGetValue(parts[0], out var count))
        {
            throw at.Refuse($"ADD --checksum=\"{checksum}\" has no known algorithm. Write {Example("sha256")}; sha384 and sha512 are known, too.");
        }

        if (parts[1].Length != count || !parts[1].All(c => char.IsAsciiDigit(c) || c is >= 'a' and <= 'f'))
        {
            throw at.Refuse($"ADD --checksum=\"{checksum}\" is no {parts[0]} digest. Write {Example(parts[0])}.");
        }
    }

    private static string Example(string algorithm) => $"{algorithm}: and {Digits[algorithm]} digits of 0-9 and a-f in lower case";
}
