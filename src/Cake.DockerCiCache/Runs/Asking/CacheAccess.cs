using Cake.Core;
using Cake.Core.Tooling;
using Cake.DockerCiCache.Engines.Configuration;

namespace Cake.DockerCiCache.Runs.Asking;

/// <summary>What a kind of cache needs from the environment, where buildx would go on without it and say nothing.</summary>
internal static class CacheAccess
{
    private const string Token = "ACTIONS_RUNTIME_TOKEN";

    /// <exception cref="DockerCiSettingsException">It is missing.</exception>
    public static void Require(ICakeContext context, ToolSettings tool, DockerCiCacheType type)
    {
        if (type == DockerCiCacheType.GitHubActions && new RunVariables(context, tool).Find(Token) is null)
        {
            throw new DockerCiSettingsException(
                "Cache.Type",
                $"\"{DockerCiCacheType.GitHubActions}\" needs {Token}, which is not there, and buildx would keep no cache without a word: " +
                "hand it to the step, for example with crazy-max/ghaction-github-runtime");
        }
    }
}
