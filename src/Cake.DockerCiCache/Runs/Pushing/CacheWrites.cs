using Cake.Core;
using Cake.DockerCiCache.Engines.Building;
using Cake.DockerCiCache.Runs.Telling;

namespace Cake.DockerCiCache.Runs.Pushing;

/// <summary>Writing caches after what they belong to was pushed: a release must not fail because its cache can't be kept, the next build is only slower.</summary>
/// <param name="log">Where the warning goes.</param>
/// <param name="pushed">What was pushed, in words.</param>
/// <param name="isRequired">A cache that can't be written is a failure (<c>Cache.Required</c>).</param>
internal sealed class CacheWrites(CiLog log, string pushed, bool isRequired)
{
    /// <exception cref="CakeException">It failed, and caches are required.</exception>
    public void Try(Action write)
    {
        try
        {
            write();
        }
        catch (CakeException e)
        {
            Failed(e.Message);
        }
    }

    /// <summary>Looks whether the build wrote its cache, which its exit code does not say.</summary>
    /// <returns>It did.</returns>
    /// <exception cref="CakeException">It did not, and caches are required.</exception>
    public bool Check(FinishedBuild build)
    {
        if (build.CacheFailures is not [var words, ..])
        {
            return true;
        }

        Failed(words);
        return false;
    }

    /// <summary>The same for a cache that went with the build, which warned of it.</summary>
    /// <exception cref="CakeException">It could not be written, and caches are required.</exception>
    public void RequireBuilt(IEnumerable<FinishedBuild> builds)
    {
        if (isRequired && builds.SelectMany(b => b.CacheFailures).FirstOrDefault() is { } words)
        {
            Failed(words);
        }
    }

    private void Failed(string words)
    {
        var text = $"{pushed} is pushed, but its cache could not be written: {words}";
        if (isRequired)
        {
            throw new CakeException(text);
        }

        log.Warn(text);
    }
}
