using Cake.Core;
using Cake.Core.Tooling;

namespace Cake.DockerCiCache.Engines.Configuration;

/// <summary>The credentials that are the user's own and not this run's.</summary>
internal sealed class UserCredentials(ICakeContext context, ToolSettings settings, DockerConfiguration users)
{
    /// <summary>There are some for the registry, in the file or with a helper.</summary>
    public bool Have(string registry) => users.HoldsLogin(registry) || AreWithHelper(registry) == true;

    /// <summary>A helper has some, or is made for this registry alone, as those of the clouds are, which take no login; null where it does not answer.</summary>
    public bool? AreWithHelper(string registry) =>
        !string.IsNullOrEmpty(users.OwnHelperOf(registry))
        ? true
        : users.HelperOf(registry) is { } helper ? new CredentialHelper(context, settings, helper).Has(registry) : false;
}
