using System.Runtime.InteropServices;
using Cake.Core;

namespace Cake.DockerCiCache.Engines.Processes;

/// <summary>Ctrl-C, a request to end, or the terminal's end: docker and all it started are stopped, and what is ours is removed.</summary>
/// <remarks>
/// From .NET 10 on a plain kill raises no <c>ProcessExit</c>, because the runtime leaves SIGTERM to the system
/// (learn.microsoft.com/dotnet/core/compatibility/core-libraries/10.0/sigterm-signal-handler). A signal that is ignored, as
/// under nohup, stays ignored: .NET then does not call the handler.
/// </remarks>
internal static class Interruption
{
    private static readonly Lazy<IReadOnlyList<PosixSignalRegistration>> Registrations = new(Register);
    private static volatile string? signal;

    public static bool HasCome => signal is not null;

    /// <summary>From now on this process cleans up when it is ended.</summary>
    public static void Watch() => _ = Registrations.Value;

    /// <exception cref="CakeException">A signal came; nothing more is started.</exception>
    public static void ThrowIfItCame()
    {
        if (signal is { } name)
        {
            throw new CakeException($"interrupted by {name}: docker and what it had started were stopped");
        }
    }

    private static IReadOnlyList<PosixSignalRegistration> Register()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => EndOfRun.OfProcess.Come();
        return [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(s => PosixSignalRegistration.Create(s, Take))];
    }

    // The signal is not taken away: when the handlers are through, the process ends by it, with its exit status.
    private static void Take(PosixSignalContext context)
    {
        signal = context.Signal.ToString();
        StartedCall.StopAll();
        EndOfRun.OfProcess.Come();
    }
}
