using Cake.Core;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Runs.Telling;

namespace Cake.DockerCiCache.Aliases.LoggingIn;

/// <summary>Finds what to log in to: the registry that settings or variables mean, and without settings all that the vendor gives credentials for.</summary>
internal sealed class LoginPlanner(ICakeContext context, DockerCiLoginSettings settings)
{
    private readonly DockerCiFacts facts = CiOnMachine.Facts(context);
    private readonly LoginVariables variables = new(context, settings);

    /// <exception cref="DockerCiSettingsException">Something is missing that must be there; all of it is named.</exception>
    /// <exception cref="CakeException">A command that gives a password failed.</exception>
    public LoginPlan Plan()
    {
        var vendors = settings.NamesOne ? [] : new VendorLogins(variables, facts).Find();
        return new CredentialSearch(context, settings, variables, facts).Find() switch
        {
            Finding.Complete(var found) => new([found, .. Extra(vendors.Where(v => !RegistryAddress.Same(v.Registry, found.Registry)))]),
            Finding.Incomplete { IsNothing: true } when vendors.Count > 0 && !variables.NameOne => new(vendors),
            Finding.Incomplete missing => new([.. Extra(vendors)], ReasonToSkip(missing) ?? throw missing.Error),
            _ => throw new InvalidOperationException("A finding is complete or not."),
        };
    }

    private static IEnumerable<Credentials> Extra(IEnumerable<Credentials> vendors) => vendors.Select(v => v with { IsExtra = true });

    private string? ReasonToSkip(Finding.Incomplete missing) => (settings.Required || facts.Vendor is DockerCiVendor.Local, facts.PullRequest?.IsFromFork) switch
    {
        (true, _) => null,
        (false, true) => $"this is a pull request from a fork, and {missing.Words}",
        _ => missing.IsNothing ? missing.Words : null,
    };
}
