using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cake.DockerCiCache.ContextFiles;

/// <summary>What a content's hash is.</summary>
/// <param name="Name">The name that goes into the key.</param>
/// <param name="Algorithm">The algorithm.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="HasGitHeader">Whether git's header for a file stands in front of the content (git-hash-object(1)).</param>
internal sealed record HashScheme(string Name, HashAlgorithmName Algorithm, int Length, bool HasGitHeader)
{
    /// <summary>More than <c>blob</c>, a blank, the digits of a length and a zero.</summary>
    public const int LongestHeader = 32;

    public static HashScheme Plain { get; } = new("sha256", HashAlgorithmName.SHA256, SHA256.HashSizeInBytes, HasGitHeader: false);

    /// <summary>Git's scheme for a repository, as <c>git rev-parse --show-object-format</c> calls it; null for one that is not known.</summary>
    public static HashScheme? OfGit(string objectFormat) => objectFormat switch
    {
        "sha1" => new("git-sha1", HashAlgorithmName.SHA1, SHA1.HashSizeInBytes, HasGitHeader: true),
        "sha256" => new("git-sha256", HashAlgorithmName.SHA256, SHA256.HashSizeInBytes, HasGitHeader: true),
        _ => null,
    };

    /// <summary>Writes the header so that it ends at <see cref="LongestHeader"/>, and gives its length.</summary>
    public int WriteHeader(Span<byte> buffer, long size)
    {
        if (!HasGitHeader)
        {
            return 0;
        }

        Span<byte> header = stackalloc byte[LongestHeader];
        var length = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {size}\0"), header);
        header[..length].CopyTo(buffer[(LongestHeader - length)..]);
        return length;
    }
}
