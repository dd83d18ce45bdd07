namespace Cake.DockerCiCache.Planning.Inputs;

/// <summary>Build arguments whose name says that the value is a secret.</summary>
internal static class SecretName
{
    /// <summary>Stands for a secret's value.</summary>
    public const string Redacted = "***";

    // The words of BuildKit's own check SecretsUsedInArgOrEnv (dockerfile2llb/convert_secrets).
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "apikey", "auth", "credential", "credentials", "key", "password", "pword", "passwd", "pass", "secret", "token",
    };

    public static bool Is(string name) =>
        name.Split('_', '-') is var parts && parts.Any(Words.Contains) && !parts.Contains("public", StringComparer.OrdinalIgnoreCase);
}
