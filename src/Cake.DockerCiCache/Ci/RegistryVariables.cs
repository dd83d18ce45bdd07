namespace Cake.DockerCiCache.Ci;

/// <summary>The usual variables: <c>REGISTRY</c>, <c>REGISTRY_USER</c>, <c>REGISTRY_PASS</c> and <c>CACHE_IMAGE</c>. Empty counts as missing.</summary>
internal sealed record RegistryVariables(string? Registry, string? User, string? Password, string? CacheImage)
{
    public const string RegistryName = "REGISTRY";
    public const string UserName = "REGISTRY_USER";
    public const string PasswordName = "REGISTRY_PASS";
    public const string CacheImageName = "CACHE_IMAGE";

    public static RegistryVariables Of(IReadOnlyDictionary<string, string> environment)
    {
        var variables = new EnvironmentVariables(environment);
        return new(variables[RegistryName], variables[UserName], variables[PasswordName], variables[CacheImageName]);
    }

    /// <summary>Never shows the password.</summary>
    public override string ToString() =>
        $"registry {Registry ?? "-"}, user {User ?? "-"}, password {(Password is null ? "missing" : "given")}, cache image {CacheImage ?? "-"}";

    /// <summary>Null when none of the variables is there.</summary>
    public DockerCiRegistry? ToRegistry() => (Registry ?? User ?? Password ?? CacheImage) is null
        ? null
        : new()
        {
            Name = $"{RegistryName} variables",
            Address = Registry,
            Image = CacheImage,
            UserVariable = UserName,
            PasswordVariable = PasswordName,
            MissingVariables = [.. new[] { User is null ? UserName : null, Password is null ? PasswordName : null }.OfType<string>()],
        };
}
