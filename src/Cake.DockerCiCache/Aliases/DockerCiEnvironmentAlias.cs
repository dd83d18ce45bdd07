using Cake.Core;
using Cake.Core.Annotations;
using Cake.DockerCiCache.Runs.Telling;

namespace Cake.DockerCiCache;

/// <summary>Tells what the CI vendor says about this run.</summary>
[CakeAliasCategory("Docker")]
public static class DockerCiEnvironmentAlias
{
    /// <summary>
    /// Gets what the CI vendor's environment says about this run: vendor, branch, default branch, pull request, fork or not,
    /// commit, tag, build, registries, and whether their credentials are there. It holds no secret and can be logged.
    /// </summary>
    /// <param name="context">The context.</param>
    /// <returns>The facts. What the vendor does not say is null.</returns>
    /// <remarks>On GitHub Actions the default branch and whether a pull request comes from a fork stand in the event file, which is read, too.</remarks>
    /// <example><code>
    /// Task("Facts").Does(() => Information("{0}", DockerCiEnvironment));
    /// Task("Push").WithCriteria(() => DockerCiEnvironment.PullRequest is null).Does(() => DockerCiPush(built));
    /// </code></example>
    [CakePropertyAlias(Cache = false)]
    public static DockerCiFacts DockerCiEnvironment(this ICakeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return CiOnMachine.Facts(context);
    }
}
