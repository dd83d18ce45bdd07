using Cake.Core;
using Cake.DockerCiCache.Engines.Processes;

namespace Cake.DockerCiCache.Tests.Engines.Processes;

public sealed class EndsOfRuns
{
    private readonly EndOfRun end = new();
    private readonly List<string> done = [];

    [Fact]
    public void Do_what_was_added_the_last_first_and_once()
    {
        Add("one");
        Add("two");
        end.Come();
        end.Come();
        Assert.Equal(["two", "one"], done);
    }

    [Fact]
    public void Leave_out_what_was_done_before()
    {
        Action removed = () => done.Add("removed");
        end.Add(removed);
        Add("one");
        end.Remove(removed);
        end.Come();
        Assert.Equal(["one"], done);
    }

    [Fact]
    public void Go_on_after_a_failure()
    {
        Add("one");
        end.Add(() => throw new IOException());
        end.Add(() => throw new UnauthorizedAccessException());
        end.Add(() => throw new CakeException("no"));
        end.Come();
        Assert.Equal(["one"], done);
    }

    [Fact]
    public void Do_at_once_what_comes_too_late()
    {
        end.Come();
        Add("late");
        Assert.Equal(["late"], done);
    }

    private void Add(string what) => end.Add(() => done.Add(what));
}
