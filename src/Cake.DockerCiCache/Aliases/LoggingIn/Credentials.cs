using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Aliases.LoggingIn;

/// <summary>Registry, user name and password of one login.</summary>
/// <param name="Registry">As docker takes it; null for Docker Hub.</param>
/// <param name="User">The user name.</param>
/// <param name="Password">The password or token.</param>
internal sealed record Credentials(string? Registry, string User, string Password)
{
    /// <summary>Why they cannot push, where that is known.</summary>
    public string? NoPush { get; init; }

    /// <summary>The vendor offers them, and nothing says that this run needs them: a refusal is a warning.</summary>
    public bool IsExtra { get; init; }

    /// <summary>Never shows the password.</summary>
    public override string ToString() => $"{User} at {RegistryAddress.Name(Registry)}";
}
