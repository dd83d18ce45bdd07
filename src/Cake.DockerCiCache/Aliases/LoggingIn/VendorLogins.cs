using Cake.DockerCiCache.Ci;
using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Aliases.LoggingIn;

/// <summary>The registries that the vendor gives the run credentials for: GitLab's own and its dependency proxy, GitHub's.</summary>
internal sealed class VendorLogins(LoginVariables variables, DockerCiFacts facts)
{
    private const string GitHubToken = "GITHUB_TOKEN";

    public IReadOnlyList<Credentials> Find() =>
    [
        .. facts.Registries
            .Where(r => r is { HasCredentials: true, Address: not null } && r.PasswordVariable != RegistryVariables.PasswordName)
            .DistinctBy(r => RegistryAddress.Of(r.Address), StringComparer.Ordinal)
            .Select(r => new Credentials(r.Address, variables[r.UserVariable]!, variables[r.PasswordVariable]!) { NoPush = NoPush(r), IsExtra = r.IsPullOnly }),
    ];

    /// <summary>Why a password cannot push: GitHub's token is read-only where a fork's commits run (docs.github.com/actions/security-guides/automatic-token-authentication).</summary>
    public string? NoPushWith(string password) =>
        facts is { Vendor: DockerCiVendor.GitHubActions, Event: "pull_request", PullRequest.IsFromFork: true } && password == variables[GitHubToken]
            ? $"the {GitHubToken} of a pull request from a fork can only read"
            : null;

    private string? NoPush(DockerCiRegistry registry) =>
        registry.IsPullOnly ? $"the {registry.Name} can only be pulled from" : NoPushWith(variables[registry.PasswordVariable]!);
}
