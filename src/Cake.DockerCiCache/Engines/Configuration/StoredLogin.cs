namespace Cake.DockerCiCache.Engines.Configuration;

/// <summary>What docker sends to a registry to prove who asks. Shows the user, never the secret.</summary>
/// <param name="User">The user name; null when the secret is an identity token.</param>
/// <param name="Secret">The password or the token.</param>
internal sealed record StoredLogin(string? User, string Secret)
{
    public override string ToString() => User is null ? "an identity token" : $"user \"{User}\"";
}
