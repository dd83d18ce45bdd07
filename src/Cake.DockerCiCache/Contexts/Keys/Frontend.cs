using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Contexts.Keys;

/// <summary>The image that reads the Dockerfile, when the file or a build argument asks for one.</summary>
/// <remarks>
/// <c>docker/dockerfile:1</c> is another image after each release, and makes of the same Dockerfile what its version makes of it; so it is
/// an input like a base image, with the digest that it has now. What is built into the engine is part of no key: Docker's own
/// cache goes from engine to engine too (docs.docker.com/build/buildkit/frontend).
/// </remarks>
internal static class Frontend
{
    private const string Argument = "BUILDKIT_SYNTAX";
    private const string Directive = "syntax";

    private static readonly string[] Known = ["docker/dockerfile", "docker/dockerfile-upstream"];

    /// <summary>The frontend's reference as written, or null.</summary>
    public static string? Of(string dockerfileText, IReadOnlyDictionary<string, string?> buildArgs) =>
        buildArgs.GetValueOrDefault(Argument) is { Length: > 0 } given ? FirstWord(given) : Written(dockerfileText);

    /// <summary>Whether it is Docker's own, here or in a mirror: another one may read what nobody knows.</summary>
    public static bool IsKnown(string reference) =>
        ImageReference.TryParse(reference, out var image, out _)
        && Array.Exists(Known, name => $"/{image.Path}".EndsWith($"/{name}", StringComparison.Ordinal));

    private static string? Written(string text) => text.TrimStart('\uFEFF').Split('\n')
        .SkipWhile((line, i) => i == 0 && line.StartsWith("#!", StringComparison.Ordinal))
        .Select(line => Value(line.Trim()))
        .TakeWhile(directive => directive is not null)
        .Where(directive => directive!.Value.Name == Directive)
        .Select(directive => FirstWord(directive!.Value.Value))
        .FirstOrDefault();

    private static (string Name, string Value)? Value(string line)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        return line.StartsWith('#') && equals > 0 && line[1..equals].Trim() is { Length: > 0 } name && name.All(char.IsAsciiLetterOrDigit)
            ? (name.ToLowerInvariant(), line[(equals + 1)..].Trim())
            : null;
    }

    private static string FirstWord(string text) => text.Split(' ', 2)[0];
}
