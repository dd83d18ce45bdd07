using Cake.Core;

namespace Cake.DockerCiCache.Engines.Processes;

/// <summary>What goes at the end of the run, however it ends: by itself, by a failure, by <c>Environment.Exit</c> or by a signal.</summary>
internal sealed class EndOfRun
{
    private readonly Lock gate = new();
    private readonly List<Action> actions = [];
    private bool hasCome;

    /// <summary>This process's own.</summary>
    public static EndOfRun OfProcess { get; } = new();

    /// <summary>Does this at the end, the last that was added first; at once where the end has come already.</summary>
    public void Add(Action action)
    {
        lock (gate)
        {
            if (hasCome)
            {
                Do(action);
            }
            else
            {
                actions.Add(action);
            }
        }
    }

    /// <summary>It has been done before the end.</summary>
    public void Remove(Action action)
    {
        lock (gate)
        {
            actions.Remove(action);
        }
    }

    /// <summary>Does what was added. A second caller waits until the first is through.</summary>
    public void Come()
    {
        lock (gate)
        {
            hasCome = true;
            foreach (var action in Enumerable.Reverse(actions))
            {
                Do(action);
            }

            actions.Clear();
        }
    }

    // What cannot be done at the end is not worth losing the rest for.
    private static void Do(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CakeException)
        {
            // There is nobody left to tell.
        }
    }
}
