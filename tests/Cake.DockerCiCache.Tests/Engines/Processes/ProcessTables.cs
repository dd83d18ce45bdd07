using Cake.DockerCiCache.Engines.Processes;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Engines.Processes;

public sealed class ProcessTables
{
    private readonly FakeCake cake = new();

    private ProcessTable Table => new(cake.FileSystem);

    [Fact]
    public void Find_processes_by_a_variable_and_their_descendants()
    {
        cake.WithProcess(1, 0).WithProcess(20, 1).WithProcess(30, 20, variables: ["A=1", "MARK=run-1"])
            .WithProcess(31, 30).WithProcess(32, 31).WithProcess(40, 1, variables: ["MARK=run-1"]).WithProcess(50, 20, variables: ["MARK=run-12"]);
        Assert.Equal([30, 31, 32, 40], Table.Find("MARK", "run-1"));
        Assert.Empty(Table.Find("MARK", "run"));
    }

    [Fact]
    public void Read_names_with_blanks_and_brackets()
    {
        cake.WithProcess(30, 1, name: "a) S 9 (b", variables: ["MARK=x"]).WithProcess(31, 30, name: "c d");
        Assert.Equal([30, 31], Table.Find("MARK", "x"));
    }

    [Fact]
    public void Leave_out_what_has_ended()
    {
        cake.WithProcess(30, 1, variables: ["MARK=x"]).WithProcess(31, 30, state: "Z");
        Assert.Equal([30], Table.Find("MARK", "x"));
    }

    [Fact]
    public void Say_when_a_process_started()
    {
        cake.WithProcess(30, 1, start: "123456");
        Assert.Equal(("123456", null), (Table.StartOf(30), Table.StartOf(31)));
    }

    [Fact]
    public void Read_the_real_ones()
    {
        var table = new ProcessTable(new Cake.Core.IO.FileSystem());
        Assert.NotNull(table.StartOf(Environment.ProcessId));
        Assert.Contains(Environment.ProcessId, table.Find("PATH", Environment.GetEnvironmentVariable("PATH")!));
    }

    [Fact]
    public void Are_empty_where_there_is_no_proc() => Assert.Empty(Table.Find("MARK", "x"));
}
