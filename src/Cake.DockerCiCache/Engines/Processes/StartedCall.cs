using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Cake.Core;
using Cake.Core.IO;

namespace Cake.DockerCiCache.Engines.Processes;

/// <summary>One call of a program, known with all that it starts in turn by a variable in its environment.</summary>
/// <remarks>docker starts its plugins, buildx and compose, and docker-compose 1.29 starts docker; killing docker alone leaves them behind.</remarks>
internal sealed class StartedCall : IDisposable
{
    /// <summary>The variable that tells whose a process is.</summary>
    public const string Variable = "DOCKERCI_STARTED_BY";

    private static readonly string Run = $"{Guid.NewGuid():N}";
    private static readonly ConcurrentDictionary<StartedCall, byte> Running = new();
    private static int calls;

    private readonly ICakeContext context;

    public StartedCall(ICakeContext context)
    {
        Interruption.Watch();
        this.context = context;
        Running[this] = 0;
    }

    /// <summary>The variable's value.</summary>
    public string Marker { get; } = $"{Run}-{Interlocked.Increment(ref calls).ToString(CultureInfo.InvariantCulture)}";

    public bool IsStopped { get; private set; }

    /// <summary>It was stopped because it hung, which its caller expects.</summary>
    public bool IsGivenUp { get; private set; }

    /// <summary>The program, once it has started.</summary>
    public IProcess? Process { get; set; }

    /// <summary>Stops all calls of this process.</summary>
    public static void StopAll() => Parallel.ForEach(Running.Keys, c => c.Stop());

    /// <summary>Stops the program and everything it started; does not come back before they are gone.</summary>
    public void Stop()
    {
        IsStopped = true;
        if (context.Environment.Platform.Family == PlatformFamily.Linux)
        {
            new ProcessTree(context.FileSystem, Marker, LinuxCalls.Signal).Stop();
        }
        else
        {
            KillTree();
        }
    }

    /// <summary>The same for a program that hangs.</summary>
    public void GiveUp()
    {
        IsGivenUp = true;
        Stop();
    }

    public void Dispose() => Running.TryRemove(this, out _);

#pragma warning disable RS0030 // Cake's IProcess cannot kill what its process started.
    // Elsewhere than on Linux there is no /proc, and .NET's own way is good enough: it follows the links to the parents, so it
    // misses what lost its parent, and asks nobody first. Cake keeps the process to itself and can kill it alone only.
    private void KillTree()
    {
        var field = Process?.GetType().GetFields(BindingFlags.NonPublic | BindingFlags.Instance).FirstOrDefault(f => f.FieldType == typeof(System.Diagnostics.Process));
        if (field?.GetValue(Process) is System.Diagnostics.Process process)
        {
            process.Kill(entireProcessTree: true);
        }
        else
        {
            Process?.Kill();
        }
    }
#pragma warning restore RS0030
}
