using System.Collections.Concurrent;

namespace Cake.DockerCiCache.EngineTests.Secrets;

/// <summary>Reads the command lines of all processes of this machine while the tests run, as any user of the machine could.</summary>
internal static class ProcessArguments
{
    public const string Source = "arguments of processes";

    // A process has its parent's arguments until it has replaced itself by the program that it is to be.
    private const int Looks = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly ConcurrentDictionary<string, byte> Lines = new();
    private static readonly ConcurrentQueue<string> Leaks = new();
    private static readonly Lazy<Thread> Watcher = new(Start);

    public static void Watch() => _ = Watcher.Value;

    /// <summary>Whether a process with these words in its command line was seen.</summary>
    public static bool Saw(string words) => Lines.Keys.Any(line => line.Contains(words, StringComparison.Ordinal));

    /// <summary>Fails when a secret was seen since the last time; the engines of two tests may be at work.</summary>
    public static void Check()
    {
        var leaks = new List<string>();
        while (Leaks.TryDequeue(out var leak))
        {
            leaks.Add(leak);
        }

        Assert.True(leaks.Count == 0, $"a secret was shown:\n{string.Join('\n', leaks)}");
    }

    private static Thread Start()
    {
        var thread = new Thread(Look) { IsBackground = true, Name = Source };
        thread.Start();
        return thread;
    }

    private static void Look()
    {
        var looks = new Dictionary<string, int>();
        while (true)
        {
            var now = Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(path[6])).ToHashSet();
            foreach (var gone in looks.Keys.Where(path => !now.Contains(path)).ToList())
            {
                looks.Remove(gone);
            }

            foreach (var path in now.Where(path => looks.GetValueOrDefault(path) < Looks))
            {
                looks[path] = looks.GetValueOrDefault(path) + 1;
                Take(CommandLine(path));
            }

            Thread.Sleep(Pause);
        }
    }

    private static void Take(string line)
    {
        if (line.Length > 0 && Lines.TryAdd(line, 0))
        {
            foreach (var leak in Captured.LeaksIn(Source, line))
            {
                Leaks.Enqueue(leak);
            }
        }
    }

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText($"{process}/cmdline").Replace('\0', ' ').TrimEnd();
        }
        catch (IOException)
        {
            return string.Empty; // it has ended
        }
    }
}
