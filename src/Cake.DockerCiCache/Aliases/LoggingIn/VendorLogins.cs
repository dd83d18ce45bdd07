using Cake.DockerCiCache.Ci;
using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Aliases.LoggingIn;

/// <summary>The registries that the vendor gives the run credentials for: GitLab's own and its dependency proxy, GitHub's.</summary>
internal sealed class VendorLogins(LoginVariables variables, DockerCiFacts facts)
{
    public IReadOnlyList<Credentials> Find() =>
    [
        .. facts.Registries
            .Where(r => r is { HasCredentials: true, Address: not null } && r.PasswordVariable != RegistryVariables.PasswordName)
            .DistinctBy(r => RegistryAddress.Of(r.Address), StringComparer.Ordinal)
            .Select(r => new Credentials(r.Address, variables[r.UserVariable]!, variables[r.PasswordVariable]!) { NoPush = NoPush(r), IsExtra = r.IsPullOnly }),
    ];

    private static string? NoPush(DockerCiRegistry registry) => registry.IsPullOnly ? $"the {registry.Name} can only be pulled from" : null;
}
