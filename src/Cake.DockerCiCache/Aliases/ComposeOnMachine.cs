using Cake.Core;
using Cake.DockerCiCache.Engines;

namespace Cake.DockerCiCache.Aliases;

/// <summary>The compose that a script's settings and PATH lead to.</summary>
internal static class ComposeOnMachine
{
    public static ComposeTool Find(ICakeContext context, DockerCiComposeSettings settings) =>
        new ComposeProbe(new DockerTool(context, settings), new DockerTool(context, settings, "docker-compose")).Find();
}
