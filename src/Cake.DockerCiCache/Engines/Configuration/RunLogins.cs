using System.Diagnostics.CodeAnalysis;
using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Engines.Configuration;

/// <summary>A login that succeeded.</summary>
/// <param name="Registry">As it was given to docker; null for Docker Hub.</param>
/// <param name="NoPush">Why these credentials cannot push, where that is known.</param>
internal sealed record RunLogin(string? Registry, string? NoPush);

/// <summary>The registries that this run is logged in to, and why it did not log in to others.</summary>
internal sealed class RunLogins
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, RunLogin> logins = new(StringComparer.Ordinal);

    /// <summary>Why a login was skipped; null when none was.</summary>
    public string? Skipped { get; set; }

    public IReadOnlyList<RunLogin> All
    {
        get
        {
            lock (gate)
            {
                return [.. logins.Values];
            }
        }
    }

    public void Add(RunLogin login)
    {
        lock (gate)
        {
            logins[RegistryAddress.Of(login.Registry)] = login;
        }
    }

    public bool Remove(string? registry)
    {
        lock (gate)
        {
            return logins.Remove(RegistryAddress.Of(registry));
        }
    }

    public bool TryFind(string? registry, [NotNullWhen(true)] out RunLogin? login)
    {
        lock (gate)
        {
            return logins.TryGetValue(RegistryAddress.Of(registry), out login);
        }
    }
}
