using Cake.Core;
using Cake.Core.Tooling;

namespace Cake.DockerCiCache.Runs;

/// <summary>What a kind of cache needs from the environment, where buildx would go on without it and say nothing.</summary>
internal static class CacheAccess
{
    private const string Token = "ACTIONS_RUNTIME_TOKEN";

    /// <exception cref="DockerCiSettingsException">It is missing.</exception>
    public static void Require(ICakeContext context, ToolSettings tool, DockerCiCacheType type)
    {
        var isGiven = tool.EnvironmentVariables.TryGetValue(Token, out var own) ? own.Length > 0 : !string.IsNullOrEmpty(context.Environment.GetEnvironmentVariable(Token));
        if (type == DockerCiCacheType.GitHubActions && !isGiven)
        {
            throw new DockerCiSettingsException(
                "Cache.Type",
                $"\"{DockerCiCacheType.GitHubActions}\" needs {Token}, which is not there, and buildx would keep no cache without a word: " +
                "hand it to the step, for example with crazy-max/ghaction-github-runtime");
        }
    }
}
