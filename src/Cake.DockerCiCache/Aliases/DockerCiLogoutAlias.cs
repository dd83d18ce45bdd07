using Cake.Core;
using Cake.Core.Annotations;
using Cake.DockerCiCache.Aliases.LoggingIn;
using Cake.DockerCiCache.Engines;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Runs.Telling;

namespace Cake.DockerCiCache;

/// <summary>Logs out of registries.</summary>
[CakeAliasCategory("Docker")]
public static class DockerCiLogoutAlias
{
    /// <summary>Removes the credentials that this run created. Without it they are removed when the run ends.</summary>
    /// <param name="context">The context.</param>
    /// <exception cref="CakeException">docker is not there or refused.</exception>
    /// <example><code>Teardown(_ => DockerCiLogout());</code></example>
    [CakeMethodAlias]
    public static void DockerCiLogout(this ICakeContext context) => DockerCiLogout(context, new DockerCiLoginSettings());

    /// <summary>Removes the credentials that this run created for a registry; the user's own stay as they are.</summary>
    /// <param name="context">The context.</param>
    /// <param name="settings">The registry; user name and password are not needed. When none of them is set, as <c>DockerCiLogout()</c>.</param>
    /// <exception cref="CakeException">docker is not there or refused.</exception>
    /// <example><code>Teardown(_ => DockerCiLogout(new DockerCiLoginSettings { Registry = "ghcr.io" }));</code></example>
    [CakeMethodAlias]
    public static void DockerCiLogout(this ICakeContext context, DockerCiLoginSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(settings);
        var docker = new DockerTool(context, settings);
        var logins = docker.Configuration.Logins.All;
        if (settings.NamesOne)
        {
            var registry = new LoginVariables(context, settings).Registry;
            logins = [.. logins.Where(l => RegistryAddress.Same(l.Registry, registry))];
        }

        foreach (var login in logins)
        {
            new RegistryLogin(docker).Out(login.Registry);
            ShownLines.Show(context, $"logged out of {login.Registry ?? "Docker Hub"}");
        }
    }
}
