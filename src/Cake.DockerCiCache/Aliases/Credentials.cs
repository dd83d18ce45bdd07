using Cake.Core;
using Cake.DockerCiCache.Ci;
using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Aliases;

/// <summary>Registry, user name and password, from settings and environment.</summary>
internal sealed record Credentials(string? Registry, string User, string Password)
{
    /// <exception cref="DockerCiSettingsException">The user name or the password is missing; both are named.</exception>
    public static Credentials Of(ICakeContext context, DockerCiLoginSettings settings)
    {
        var variables = RegistryVariables.Of(context.Environment.GetEnvironmentVariables().AsReadOnly());
        var user = settings.UserName ?? variables.User;
        var password = settings.Password ?? variables.Password;
        string?[] missing =
        [
            string.IsNullOrWhiteSpace(user) ? Missing("user name", nameof(settings.UserName), RegistryVariables.UserName) : null,
            string.IsNullOrEmpty(password) ? Missing("password", nameof(settings.Password), RegistryVariables.PasswordName) : null,
        ];
        return missing.Any(m => m is not null)
            ? throw new DockerCiSettingsException(nameof(DockerCiLoginAlias.DockerCiLogin), string.Join("; ", missing.Where(m => m is not null)))
            : new Credentials(RegistryOf(settings, variables), user!, password!);
    }

    /// <summary>The registry that settings and environment mean; null for Docker Hub.</summary>
    public static string? RegistryOf(ICakeContext context, DockerCiLoginSettings settings) =>
        RegistryOf(settings, RegistryVariables.Of(context.Environment.GetEnvironmentVariables().AsReadOnly()));

    /// <summary>Never shows the password.</summary>
    public override string ToString() => $"{User} at {Registry ?? "Docker Hub"}";

    private static string? RegistryOf(DockerCiLoginSettings settings, RegistryVariables variables) =>
        settings.Registry ?? variables.Registry
        ?? (variables.CacheImage is { } image && ImageReference.TryParse(image, out var reference, out _) ? reference.Domain : null);

    private static string Missing(string what, string setting, string variable) => $"the {what} is missing: set the environment variable {variable} (it is empty or not there), or {setting}";
}
