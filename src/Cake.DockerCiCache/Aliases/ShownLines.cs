using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.DockerCiCache.CiOutput;

namespace Cake.DockerCiCache.Aliases;

/// <summary>
/// What a script's reader sees: through Cake's log, so that its verbosity and its other writers are respected, and never as a
/// command of the CI vendor.
/// </summary>
internal static class ShownLines
{
    public const Verbosity Level = Verbosity.Normal;

    public static void Show(ICakeContext context, string text)
    {
        foreach (var line in HarmlessText.Of(text).Split('\n'))
        {
            // As an argument: a line may hold braces.
            context.Log.Write(Level, LogLevel.Information, "{0}", line.TrimEnd('\r'));
        }
    }
}
