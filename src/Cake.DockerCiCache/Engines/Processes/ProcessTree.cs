using System.Diagnostics;
using Cake.Core.IO;

namespace Cake.DockerCiCache.Engines.Processes;

/// <summary>A call's processes on Linux.</summary>
/// <param name="files">Where <c>/proc</c> is.</param>
/// <param name="marker">What <see cref="StartedCall.Variable"/> is in their environment.</param>
/// <param name="send">Sends a signal to a process.</param>
internal sealed class ProcessTree(IFileSystem files, string marker, Action<int, int> send)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly ProcessTable table = new(files);

    /// <summary>Asks them to end, and makes them end when they have not after a few seconds.</summary>
    public void Stop()
    {
        var asked = new HashSet<int>();
        if (!Ended(id => Ask(id, asked)))
        {
            Ended(id => send(id, LinuxCalls.Kill));
        }
    }

    // Once each: a second SIGTERM makes docker give up its own clean-up.
    private void Ask(int id, HashSet<int> asked)
    {
        if (asked.Add(id))
        {
            send(id, LinuxCalls.Terminate);
        }
    }

    private bool Ended(Action<int> signal)
    {
        var watch = Stopwatch.StartNew();
        while (table.Find(StartedCall.Variable, marker) is { Count: > 0 } left)
        {
            if (watch.Elapsed > Grace)
            {
                return false;
            }

            foreach (var id in left)
            {
                signal(id);
            }

            Thread.Sleep(Pause);
        }

        return true;
    }
}
