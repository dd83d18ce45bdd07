using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.DockerCiCache.CiOutput;

namespace Cake.DockerCiCache.Runs.Telling;

/// <summary>
/// What a script's reader sees: through Cake's log, so that its verbosity and its other writers are respected, and never as a
/// command of the CI vendor.
/// </summary>
internal static class ShownLines
{
    public const Verbosity Level = Verbosity.Normal;

    public static void Show(ICakeContext context, string text) => Write(context, Level, LogLevel.Information, text);

    /// <summary>What people should look at, also when they want to see little.</summary>
    public static void Warn(ICakeContext context, string text) => Write(context, Verbosity.Minimal, LogLevel.Warning, text);

    private static void Write(ICakeContext context, Verbosity verbosity, LogLevel level, string text)
    {
        foreach (var line in HarmlessText.Of(text).Split('\n'))
        {
            // As an argument: a line may hold braces.
            context.Log.Write(verbosity, level, "{0}", line.TrimEnd('\r'));
        }
    }
}
