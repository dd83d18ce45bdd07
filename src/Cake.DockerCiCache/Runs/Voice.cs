using Cake.Core;
using Cake.Core.Diagnostics;

namespace Cake.DockerCiCache.Runs;

/// <summary>What a run says: through Cake's log, so that its verbosity and its other writers are respected.</summary>
internal sealed class Voice(ICakeContext context)
{
    public void Say(string text) => Write(LogLevel.Information, text);

    public void Warn(string text) => Write(LogLevel.Warning, text);

    // As an argument: a line may hold braces.
    private void Write(LogLevel level, string text)
    {
        foreach (var line in text.Split('\n'))
        {
            context.Log.Write(level == LogLevel.Warning ? Verbosity.Minimal : Verbosity.Normal, level, "{0}", line.TrimEnd('\r'));
        }
    }
}
