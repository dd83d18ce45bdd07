using Cake.DockerCiCache.Engines.Processes;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Engines.Processes;

public sealed class ProcessTrees
{
    private readonly FakeCake cake = new();
    private readonly List<(int Id, int Signal)> sent = [];

    public ProcessTrees() => cake.WithProcess(30, 1, variables: [$"{StartedCall.Variable}=run-1"]).WithProcess(31, 30).WithProcess(40, 1, variables: [$"{StartedCall.Variable}=run-2"]);

    [Fact]
    public void Are_asked_to_end_once_and_are_gone()
    {
        Stop((id, _) => End(id));
        Assert.Equal([(30, LinuxCalls.Terminate), (31, LinuxCalls.Terminate)], sent);
        Assert.True(cake.FileSystem.GetDirectory("/proc/40").Exists);
    }

    [Fact]
    public void Are_asked_again_for_what_starts_meanwhile()
    {
        Stop((id, _) =>
        {
            End(id);
            if (id == 31)
            {
                cake.WithProcess(32, 1, variables: [$"{StartedCall.Variable}=run-1"]);
            }
        });
        Assert.Equal([30, 31, 32], sent.Select(s => s.Id));
    }

    [Fact]
    public void Are_made_to_end_when_they_do_not()
    {
        Stop((id, signal) =>
        {
            if (id == 31 || signal == LinuxCalls.Kill)
            {
                End(id);
            }
        });
        Assert.Equal([(30, LinuxCalls.Terminate), (31, LinuxCalls.Terminate), (30, LinuxCalls.Kill)], sent);
    }

    private void Stop(Action<int, int> effect) => new ProcessTree(cake.FileSystem, "run-1", (id, signal) =>
    {
        sent.Add((id, signal));
        effect(id, signal);
    }).Stop();

    private void End(int id) => cake.FileSystem.GetDirectory($"/proc/{id}").Delete(recursive: true);
}
