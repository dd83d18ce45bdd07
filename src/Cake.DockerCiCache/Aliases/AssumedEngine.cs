using Cake.Core;
using Cake.Core.Tooling;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Questions;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Aliases;

/// <summary>A plan can be had where there is no engine; what would fail the build later is said there.</summary>
internal static class AssumedEngine
{
    // A plan does not wait for an engine that says nothing.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static EngineFacts OrAsk(ICakeContext context, ToolSettings settings, string? builder = null)
    {
        try
        {
            return new EngineProbe(new DockerTool(context, settings), builder, Patience).Ask();
        }
        catch (CakeException)
        {
            return EngineFacts.Assumed;
        }
    }
}
