using Cake.Core;
using Cake.Core.Annotations;
using Cake.DockerCiCache.Aliases;
using Cake.DockerCiCache.Engines;

namespace Cake.DockerCiCache;

/// <summary>Logs out of a registry.</summary>
[CakeAliasCategory("Docker")]
public static class DockerCiLogoutAlias
{
    /// <summary>Removes the credentials of the registry that <c>DockerCiLogin()</c> logs in to.</summary>
    /// <param name="context">The context.</param>
    /// <exception cref="CakeException">docker is not there or refused.</exception>
    /// <example><code>Teardown(_ => DockerCiLogout());</code></example>
    [CakeMethodAlias]
    public static void DockerCiLogout(this ICakeContext context) => DockerCiLogout(context, new DockerCiLoginSettings());

    /// <summary>Removes a registry's credentials.</summary>
    /// <param name="context">The context.</param>
    /// <param name="settings">The registry; user name and password are not needed.</param>
    /// <exception cref="CakeException">docker is not there or refused.</exception>
    /// <example><code>Teardown(_ => DockerCiLogout(new DockerCiLoginSettings { Registry = "ghcr.io" }));</code></example>
    [CakeMethodAlias]
    public static void DockerCiLogout(this ICakeContext context, DockerCiLoginSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(settings);
        new Login(new DockerTool(context, settings)).Out(Credentials.RegistryOf(context, settings));
    }
}
