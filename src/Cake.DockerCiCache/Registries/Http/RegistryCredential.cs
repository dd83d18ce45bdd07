namespace Cake.DockerCiCache.Registries.Http;

/// <summary>What proves to a registry who asks. Shows the user, never a secret.</summary>
internal sealed class RegistryCredential
{
    private RegistryCredential(string user, string? password, string? identityToken)
    {
        User = user;
        Password = password;
        IdentityToken = identityToken;
    }

    public string User { get; }

    public string? Password { get; }

    /// <summary>A token that a token server takes in a password's place; there is no user then.</summary>
    public string? IdentityToken { get; }

    public static RegistryCredential OfPassword(string user, string password) => new(user, password, null);

    public static RegistryCredential OfIdentityToken(string token) => new(string.Empty, null, token);

    public override string ToString() => IdentityToken is null ? $"user \"{User}\"" : "an identity token";
}
