using Cake.Core;
using Cake.Core.Tooling;
using Cake.DockerCiCache.Engines.Output;

namespace Cake.DockerCiCache.Engines.Configuration;

/// <summary>Finds the logins that docker would use in this run: in its configuration file, or by the helper that it names.</summary>
/// <param name="context">The context.</param>
/// <param name="settings">The settings of the build, whose variables may name another configuration.</param>
/// <param name="warn">Takes a line about a helper or a file that is no use; the registry is then asked without credentials.</param>
internal sealed class StoredLogins(ICakeContext context, ToolSettings settings, Action<string> warn)
{
    /// <summary>The login for a registry, by docker's own key for it. From now on this process shows its secret to nobody.</summary>
    public StoredLogin? Find(string registry)
    {
        var (login, trouble) = Look(registry);
        if (trouble is not null)
        {
            warn($"{trouble}; {registry} is asked without credentials");
        }

        if (login is not null)
        {
            SecretValues.Remember(login.User ?? string.Empty, login.Secret);
        }

        return login;
    }

    private (StoredLogin? Login, string? Trouble) Look(string registry)
    {
        var configuration = PrivateConfiguration.Of(context, settings);
        return configuration.Refreshed(settings) is not { } own
            ? (null, $"{configuration.UsersFile} is not docker's JSON")
            : own.HelperOf(registry) is { } helper ? new CredentialHelper(context, settings, helper).Get(registry) : (own.LoginFor(registry), null);
    }
}
