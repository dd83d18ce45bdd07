using Cake.Core;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Questions;
using Cake.DockerCiCache.Runs.Orders;

namespace Cake.DockerCiCache.Aliases.Orders;

/// <summary>Turns a script's compose settings into what a run does: the compose that is there is asked what it reads.</summary>
internal static class ComposeOrders
{
    public static ComposeOrder Of(ICakeContext context, DockerCiComposeSettings settings)
    {
        RequireFolder(context, settings);
        var run = RunOrders.Of(settings);
        var compose = new ComposeProbe(new DockerTool(context, settings), new DockerTool(context, settings, "docker-compose")).Find();
        return new(run, ComposeInputs.Of(context, settings, compose), compose);
    }

    // A process that can't be started in a folder that is not there reads as if docker were not there.
    private static void RequireFolder(ICakeContext context, DockerCiComposeSettings settings)
    {
        if (settings.WorkingDirectory is { } folder && !context.FileSystem.GetDirectory(folder.MakeAbsolute(context.Environment)).Exists)
        {
            throw new DockerCiSettingsException(
                nameof(settings.WorkingDirectory),
                $"\"{folder.FullPath}\" is no folder in \"{context.Environment.WorkingDirectory.FullPath}\": give the folder that compose is to be run in, or leave it out");
        }
    }
}
