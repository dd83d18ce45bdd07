using Cake.Core;
using Cake.DockerCiCache.Ci;
using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Aliases.LoggingIn;

/// <summary>The environment as a login sees it.</summary>
internal sealed class LoginVariables
{
    private readonly EnvironmentVariables all;
    private readonly RegistryVariables pair;

    /// <exception cref="DockerCiSettingsException"><c>CACHE_IMAGE</c>, which would name the registry, can't be read: a password must not go to Docker Hub instead.</exception>
    public LoginVariables(ICakeContext context, DockerCiLoginSettings settings)
    {
        var environment = context.Environment.GetEnvironmentVariables().AsReadOnly();
        (all, pair) = (new EnvironmentVariables(environment), RegistryVariables.Of(environment));
        Registry = settings.Registry ?? pair.Registry ?? (pair.CacheImage is { } image ? RegistryOf(image) : null);
    }

    /// <summary>The registry that settings and variables mean; null for Docker Hub.</summary>
    public string? Registry { get; }

    /// <summary><c>REGISTRY</c> or <c>CACHE_IMAGE</c> names one.</summary>
    public bool NameOne => (pair.Registry ?? pair.CacheImage) is not null;

    /// <summary><c>REGISTRY_USER</c> and <c>REGISTRY_PASS</c> are those of this registry, and not of another one that <c>REGISTRY</c> names.</summary>
    public bool PairIsForIt => pair.Registry is null || RegistryAddress.Same(pair.Registry, Registry);

    public string? User => pair.User;

    public string? Password => pair.Password;

    public string? this[string name] => all[name];

    private static string? RegistryOf(string image) => ImageReference.TryParse(image, out var reference, out var reason)
        ? reference.Domain
        : throw new DockerCiSettingsException(
            RegistryVariables.CacheImageName,
            $"\"{image}\" is no repository ({reason}), so the registry to log in to is not known; mend it, or set {RegistryVariables.RegistryName}");
}
