using System.Globalization;
using Cake.DockerCiCache.Engines.Configuration;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Engines.Configuration;

public sealed class FoldersOfOtherRuns
{
    private const string Folder = "/special/dockerci-1";
    private const int Gone = 4711;

    private readonly FakeCake cake = new();

    public FoldersOfOtherRuns()
    {
        cake.WithFile("/proc/sys/kernel/random/boot_id", "boot-a\n").WithProcess(1, 0, "start-1").WithProcess(12, 1, "start-12");
        cake.FileSystem.CreateDirectory("/special");
    }

    private RunOwner Here => RunOwner.Current(cake.FileSystem);

    [Fact]
    public void Of_a_process_that_is_gone_are_removed() => Assert.False(Stays(Here with { Process = Gone, Start = "start-4711" }));

    [Fact]
    public void Whose_process_number_another_one_has_by_now_are_removed() => Assert.False(Stays(Here with { Process = 12, Start = "before" }));

    [Fact]
    public void From_before_the_machines_start_are_removed() => Assert.False(Stays(Here with { Boot = "boot-b", Process = 12, Start = "start-12" }));

    [Fact]
    public void Of_a_living_process_stay() => Assert.True(Stays(Here with { Process = 12, Start = "start-12" }));

    [Fact]
    public void Of_another_machine_stay() => Assert.True(Stays(Here with { Machine = "other", Process = Gone, Start = "s" }));

    [Fact]
    public void Of_another_container_stay() => Assert.True(Stays(Here with { FirstStart = "start-of-its-first", Process = Gone, Start = "s" }));

    [Fact]
    public void Of_another_user_stay() => Assert.True(Stays(Here with { Process = Gone, Start = "s" }, isOwn: false));

    [Theory]
    [InlineData("")]
    [InlineData("not an owner")]
    public void Whose_owner_is_not_told_stay(string text)
    {
        cake.WithFile(Folder + "/owner", text);
        new OtherRuns(cake, _ => true).RemoveLeftovers();
        Assert.True(cake.FileSystem.GetDirectory(Folder).Exists);
    }

    [Fact]
    public void Tell_their_owner()
    {
        var owner = Here with { Process = 7, Start = "99" };
        Assert.Equal(owner, RunOwner.Parse(owner.ToString()));
        Assert.Equal((Environment.ProcessId, Environment.MachineName), (Here.Process, Here.Machine));
        Assert.Equal(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), Here.ToString().Split('\n')[3]);
    }

    [Fact]
    public void Tell_whether_another_run_is_at_work()
    {
        Write(Here with { Process = 12, Start = "start-12" });
        Assert.True(Others(isOwn: true).AreAtWork);
        Assert.False(Others(isOwn: false).AreAtWork);
        Write(Here with { Process = Gone, Start = "s" });
        Assert.False(Others(isOwn: true).AreAtWork);
        Write(Here with { Machine = "other", Process = Gone, Start = "s" });
        Assert.True(Others(isOwn: true).AreAtWork);
        Write(Here);
        Assert.False(Others(isOwn: true).AreAtWork);
    }

    private OtherRuns Others(bool isOwn) => new(cake, path => path == Folder && isOwn);

    private void Write(RunOwner owner) => cake.WithFile(Folder + "/owner", owner.ToString()).WithFile(Folder + "/config.json", "{}");

    private bool Stays(RunOwner owner, bool isOwn = true)
    {
        Write(owner);
        Others(isOwn).RemoveLeftovers();
        return cake.FileSystem.GetDirectory(Folder).Exists;
    }
}
