using Cake.Core;
using Cake.Core.Annotations;
using Cake.DockerCiCache.Aliases;
using Cake.DockerCiCache.Engines;

namespace Cake.DockerCiCache;

/// <summary>Logs in to a registry.</summary>
[CakeAliasCategory("Docker")]
public static class DockerCiLoginAlias
{
    /// <summary>Logs in with the registry and credentials of the environment: <c>REGISTRY</c>, <c>REGISTRY_USER</c> and <c>REGISTRY_PASS</c>.</summary>
    /// <param name="context">The context.</param>
    /// <exception cref="DockerCiSettingsException">The user name or the password is missing; both are named.</exception>
    /// <exception cref="CakeException">docker is not there, the registry refused or did not answer.</exception>
    /// <example><code>Task("Login").Does(() => DockerCiLogin());</code></example>
    [CakeMethodAlias]
    public static void DockerCiLogin(this ICakeContext context) => DockerCiLogin(context, new DockerCiLoginSettings());

    /// <summary>Logs in to a registry. The password goes through standard input.</summary>
    /// <param name="context">The context.</param>
    /// <param name="settings">The registry and the credentials; what is not set comes from the environment.</param>
    /// <exception cref="DockerCiSettingsException">The user name or the password is missing; both are named.</exception>
    /// <exception cref="CakeException">docker is not there, the registry refused or did not answer.</exception>
    /// <example><code>
    /// Task("Login").Does(() => DockerCiLogin(new DockerCiLoginSettings
    /// {
    ///     Registry = "ghcr.io",
    ///     UserName = EnvironmentVariable("GITHUB_ACTOR"),
    ///     Password = EnvironmentVariable("GITHUB_TOKEN"),
    /// }));
    /// </code></example>
    [CakeMethodAlias]
    public static void DockerCiLogin(this ICakeContext context, DockerCiLoginSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(settings);
        var credentials = Credentials.Of(context, settings);
        new Login(new DockerTool(context, settings)).In(credentials.Registry, credentials.User, credentials.Password);
        ShownLines.Show(context, $"logged in to {credentials.Registry ?? "Docker Hub"} as {credentials.User}");
    }
}
