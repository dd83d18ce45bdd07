using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.Images;

/// <summary>Says in words why a text is no registry that docker can log in to.</summary>
/// <remarks>
/// docker takes one that begins with a dash for an option, and one that it can't read for Docker Hub or for something else, to which the
/// password would go. <c>registry = [ "http://" | "https://" ] host [ ":" port ] [ "/" path ]</c>.
/// </remarks>
internal static partial class RegistryAddressFault
{
    /// <summary>What is wrong; null for a registry, and for nothing at all, which is Docker Hub.</summary>
    public static string? Of(string? text) =>
        string.IsNullOrEmpty(text) || Registry().IsMatch(text) ? null : $"{What(text)}; give host[:port], such as ghcr.io or localhost:5000";

    // What stands before an @ may be a password.
    private static string What(string text) =>
        text.LastIndexOf('@') is var at and >= 0 ? $"\"***{text[at..]}\" has a user name in it, which belongs into UserName, and its password into Password"
        : string.IsNullOrWhiteSpace(text) ? "it is blank"
        : text.StartsWith('-') ? $"\"{text}\" begins with a dash, so that docker would take it for an option"
        : text.EndsWith("://", StringComparison.Ordinal) ? $"\"{text}\" is a scheme without a host"
        : $"\"{text}\" is no registry";

    [GeneratedRegex(@"\A(?i:https?://)?(?:[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?\.?|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?(?:/[^\s@]*)?\z", RegexOptions.None, 1000)]
    private static partial Regex Registry();
}
