using Cake.Core;
using Cake.DockerCiCache.Engines;
using Cake.DockerCiCache.Planning;

namespace Cake.DockerCiCache.Aliases;

/// <summary>A plan can be had where there is no engine; what would fail the build later is said there.</summary>
internal static class AssumedEngine
{
    public static EngineFacts OrAsk(EngineProbe probe)
    {
        try
        {
            return probe.Ask();
        }
        catch (CakeException)
        {
            return EngineFacts.Assumed;
        }
    }
}
