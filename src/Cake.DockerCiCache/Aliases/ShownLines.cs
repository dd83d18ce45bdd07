using Cake.Core;
using Cake.Core.Diagnostics;

namespace Cake.DockerCiCache.Aliases;

/// <summary>What a script's reader sees: through Cake's log, so that its verbosity and its other writers are respected.</summary>
internal static class ShownLines
{
    public static void Show(ICakeContext context, string text)
    {
        foreach (var line in text.Split('\n'))
        {
            // As an argument: a line may hold braces.
            context.Log.Write(Verbosity.Normal, LogLevel.Information, "{0}", line.TrimEnd('\r'));
        }
    }
}
