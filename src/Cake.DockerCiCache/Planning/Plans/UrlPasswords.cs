using System.Text.RegularExpressions;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Planning.Plans;

/// <summary>Takes the credentials of addresses, such as those of a Git repository that is a build context, out of what is shown.</summary>
/// <remarks>
/// <c>scheme://user:password@host</c> (RFC 3986, 3.2.1). A web address may have a token in the user's place; with other schemes a user
/// alone, as in <c>ssh://git@host</c>, is no secret, nor is what stands before the digest in <c>docker-image://alpine:3.20@sha256:…</c>.
/// </remarks>
internal static partial class UrlPasswords
{
    public static string Redact(string text) =>
        text.Contains("://", StringComparison.Ordinal) ? Credentials().Replace(text, SecretName.Redacted) : text;

    [GeneratedRegex(
        """(?<=\bhttps?://)[^\s/"'?#\\]+(?=@)|(?<=\b(?:git|ssh|ftps?)://)[^\s/"'?#\\:]*:[^\s/"'?#\\]*(?=@)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Credentials();
}
