using Cake.Core;
using Cake.DockerCiCache.Ci;
using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Aliases.LoggingIn;

/// <summary>The credentials of the registry that settings and variables mean.</summary>
/// <remarks>
/// In this order: settings, REGISTRY_USER and REGISTRY_PASS; the vendor's for the same registry; a token from the registry's own
/// command line; REGISTRY_USER and REGISTRY_PASS also where REGISTRY names another registry than the settings.
/// </remarks>
internal sealed class CredentialSearch(ICakeContext context, DockerCiLoginSettings settings, LoginVariables variables, DockerCiFacts facts)
{
    public Finding Find()
    {
        try
        {
            var (user, password) = (settings.UserName ?? Pair(variables.User), new GivenPassword(context, settings).Read() ?? Pair(variables.Password));
            return password is null && Pair(variables.User) is null && (Vendors() ?? Token()) is { } other
                ? Complete(settings.UserName ?? other.User, other.Password)
                : Checked(user ?? variables.User, password ?? variables.Password);
        }
        catch (CakeException e)
        {
            var error = new CakeException(e.ExitCode, $"login to {RegistryAddress.Name(variables.Registry)}: {e.Message}");
            return new Finding.Incomplete(error, e.Message, IsNothing: false);
        }
    }

    private string? Pair(string? value) => variables.PairIsForIt ? value : null;

    private Credentials? Vendors() =>
        new VendorLogins(variables, facts).Find().FirstOrDefault(v => RegistryAddress.Same(v.Registry, variables.Registry));

    private Credentials? Token() => TokenCommand.For(variables.Registry) is { } command && command.IsThere(context, settings)
        ? new(variables.Registry, command.User, command.Run(context, settings))
        : null;

    private Finding Checked(string? user, string? password)
    {
        var (noUser, noPassword) = (string.IsNullOrWhiteSpace(user), string.IsNullOrEmpty(password));
        if (!noUser && !noPassword)
        {
            return Complete(user!, password!);
        }

        string[] missing =
        [
            .. noUser ? [Missing("user name", nameof(settings.UserName), RegistryVariables.UserName)] : Array.Empty<string>(),
            .. noPassword ? [Missing("password", nameof(settings.Password), RegistryVariables.PasswordName)] : Array.Empty<string>(),
            .. TokenCommand.For(variables.Registry) is { } command ? [$"or put {command.Program} on PATH, which gives a token for {variables.Registry}"] : Array.Empty<string>(),
        ];
        return new Finding.Incomplete(
            new DockerCiSettingsException("DockerCiLogin", string.Join("; ", missing)), Words(noUser, noPassword), noUser && noPassword);
    }

    private Finding.Complete Complete(string user, string password) =>
        new(new Credentials(variables.Registry, user, password));

    private static string Missing(string what, string setting, string variable) =>
        $"the {what} is missing: set the environment variable {variable} (it is empty or not there), or {setting}";

    private static string Words(bool noUser, bool noPassword) => (noUser, noPassword) switch
    {
        (true, true) => $"{RegistryVariables.UserName} and {RegistryVariables.PasswordName} are empty or not there",
        (true, false) => $"{RegistryVariables.UserName} is empty or not there",
        _ => $"{RegistryVariables.PasswordName} is empty or not there",
    };
}
