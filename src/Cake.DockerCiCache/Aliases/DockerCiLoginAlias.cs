using Cake.Core;
using Cake.Core.Annotations;
using Cake.DockerCiCache.Aliases.LoggingIn;
using Cake.DockerCiCache.Runs.Telling;

namespace Cake.DockerCiCache;

/// <summary>Logs in to registries.</summary>
[CakeAliasCategory("Docker")]
public static class DockerCiLoginAlias
{
    /// <summary>
    /// Logs in to every registry for which the environment has credentials: that of <c>REGISTRY</c>, <c>REGISTRY_USER</c> and
    /// <c>REGISTRY_PASS</c>, GitLab's own and its dependency proxy, <c>ghcr.io</c> with <c>GITHUB_ACTOR</c> and <c>GITHUB_TOKEN</c>.
    /// </summary>
    /// <remarks>
    /// The logins are this run's alone: they are kept in a folder that nobody else can read and that is gone when the run ends.
    /// For Amazon's, Google's and Azure's registries a token is asked from <c>aws</c>, <c>gcloud</c> or <c>az</c> when nothing else
    /// is given. A run on a CI without credentials, or for a fork's pull request that gets none, is not logged in, and one line
    /// says why.
    /// </remarks>
    /// <param name="context">The context.</param>
    /// <exception cref="DockerCiSettingsException">The user name or the password is missing, both are named; or the registry is no address (<c>host[:port]</c>).</exception>
    /// <exception cref="CakeException">docker is not there, the registry refused or did not answer, or a token cannot be had.</exception>
    /// <example><code>Task("Login").Does(() => DockerCiLogin());</code></example>
    [CakeMethodAlias]
    public static void DockerCiLogin(this ICakeContext context) => DockerCiLogin(context, new DockerCiLoginSettings());

    /// <summary>Logs in to one registry. The password goes through standard input.</summary>
    /// <param name="context">The context.</param>
    /// <param name="settings">
    /// The registry and the credentials; what is not set comes from the environment. When none of them is set, as
    /// <c>DockerCiLogin()</c>.
    /// </param>
    /// <exception cref="DockerCiSettingsException">The user name or the password is missing, both are named; or the registry is no address (<c>host[:port]</c>).</exception>
    /// <exception cref="CakeException">docker is not there, the registry refused or did not answer, or a password cannot be had.</exception>
    /// <example><code>
    /// Task("Login").Does(() => DockerCiLogin(new DockerCiLoginSettings
    /// {
    ///     Registry = "registry.example.com",
    ///     UserName = "ci",
    ///     PasswordFile = "/run/secrets/registry",
    /// }));
    /// </code></example>
    [CakeMethodAlias]
    public static void DockerCiLogin(this ICakeContext context, DockerCiLoginSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(settings);
        new CiLog(context, settings, logGroups: false).Explain(() => new LoginRun(context, settings).Run());
    }
}
