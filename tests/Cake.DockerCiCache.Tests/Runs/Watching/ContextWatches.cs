using Cake.Core;
using Cake.DockerCiCache.Aliases.Orders;
using Cake.DockerCiCache.ContextFiles;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Runs.Watching;
using Cake.DockerCiCache.Tests.ContextFiles;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Runs.Watching;

/// <summary>Files that docker read are known to be the same without reading them again, or are in doubt.</summary>
public sealed class ContextWatches : IDisposable
{
    private readonly RealCake cake = new();
    private readonly LateClock clock = new();
    private readonly DockerCiBuildSettings settings = new() { Image = "acme/web", Dockerfile = "app/Dockerfile" };

    public ContextWatches() => cake.WithFile("app/Dockerfile", "FROM scratch\nCOPY . /\n").WithFile("app/a", "a").WithFile("app/inner/b", "b").WithFile("other/c", "c")
        .WithFile(".dockerignore", "**/*.log\nreports\n");

    public void Dispose() => cake.Dispose();

    [Theory]
    [InlineData(":")]
    [InlineData("echo x > app/new.log; mkdir -p reports; echo y > reports/result")]
    [InlineData("cat app/a; ls -R .")]
    public void See_no_change(string commands)
    {
        var watch = Begin();
        Assert.True(watch.IsStill());
        Shell.Run(cake, commands);
        Assert.True(watch.IsStill());
    }

    [Theory]
    [InlineData("echo x > credentials.json")]
    [InlineData("echo x > app/inner/new")]
    [InlineData("mkdir app/empty")]
    [InlineData("printf b > app/a")]
    [InlineData("cp -p app/a kept.log; printf b > app/a; touch -r kept.log app/a")]
    [InlineData("cp -p app/a kept.log; mv kept.log app/a")]
    [InlineData("chmod 600 app/a")]
    [InlineData("chmod 700 app/inner")]
    [InlineData("rm app/a")]
    [InlineData("mv app/a app/z")]
    [InlineData("ln -s a app/link")]
    [InlineData("rm app/a; ln -s inner/b app/a")]
    [InlineData("echo RUN make >> app/Dockerfile")]
    [InlineData("echo app/a > .dockerignore")]
    [InlineData("echo app/a > app/Dockerfile.dockerignore")]
    [InlineData("rm .dockerignore")]
    public void See_what_changed(string commands)
    {
        var watch = Begin();
        Assert.True(watch.IsStill());
        Shell.Run(cake, commands);
        Assert.False(watch.IsStill());
    }

    [Fact]
    public void See_what_changed_in_a_named_context()
    {
        settings.Context = "app";
        settings.BuildContexts["more"] = "other";
        var watch = Begin();
        Assert.True(watch.IsStill());
        Shell.Run(cake, "echo d > other/d");
        Assert.False(watch.IsStill());
    }

    [Fact]
    public void Do_not_believe_files_that_are_as_young_as_the_build()
    {
        clock.Ahead = TimeSpan.FromMinutes(-1);
        Assert.False(Begin().IsStill());
    }

    // It tells nobody when it went, but its folder does.
    [Theory]
    [InlineData("rm app/inner/b")]
    [InlineData("rm -r other")]
    [InlineData("mv other app/")]
    public void Do_not_believe_a_folder_in_which_something_came_or_went_just_before(string commands)
    {
        clock.Old = NextTime();
        Assert.True(Begin().IsStill());
        NextTime();
        Shell.Run(cake, commands);
        Assert.False(Begin().IsStill());
    }

    [Theory]
    [InlineData("SOURCE_DATE_EPOCH")]
    [InlineData("BUILDX_BUILDER")]
    public void Do_not_believe_anything_in_another_environment(string variable)
    {
        var watch = Begin();
        Assert.True(watch.IsStill());
        cake.Variables.SetEnvironmentVariable(variable, "1");
        Assert.False(watch.IsStill());
    }

    [Fact]
    public void Do_not_believe_a_file_system_whose_times_may_be_those_of_another_machine() =>
        Assert.Equal((true, false), (LocalFileSystems.Have(cake.PathOf(".")), LocalFileSystems.Have("/proc")));

    [Fact]
    public void Are_not_there_where_the_script_adds_arguments()
    {
        settings.ArgumentCustomization = a => a.Append("--build-context=more=other");
        Assert.Null(ContextWatch.Begin(cake, BuildOrders.Of(cake, settings), EngineFacts.Assumed, clock));
    }

    [Fact]
    public void Do_not_believe_anything_for_long()
    {
        var watch = Begin();
        clock.Ahead += TimeSpan.FromSeconds(31);
        Assert.False(watch.IsStill());
    }

    [Theory]
    [InlineData("mv app/Dockerfile kept.log; ln -s ../kept.log app/Dockerfile")]
    [InlineData("mv .dockerignore kept.log; ln -s kept.log .dockerignore")]
    public void Do_not_believe_links_that_docker_follows(string commands)
    {
        Shell.Run(cake, commands);
        Assert.False(Begin().IsStill());
    }

    [Fact]
    public void Do_not_believe_a_client_that_was_not_compared() => Assert.False(Begin("0.9.1").IsStill());

    [Fact]
    public void Are_not_there_where_files_are_elsewhere()
    {
        settings.BuildContexts["more"] = "https://example.com/more.tar.gz";
        Assert.Null(ContextWatch.Begin(cake, BuildOrders.Of(cake, settings), EngineFacts.Assumed, clock));
    }

    // The file system's clock goes in steps; the next one is another time for whatever is changed from now on.
    private static DateTimeOffset NextTime()
    {
        using var other = new RealCake();
        var now = Touch(other);
        var next = now;
        Assert.True(SpinWait.SpinUntil(() => (next = Touch(other)) > now, TimeSpan.FromMinutes(1)));
        return DateTimeOffset.UnixEpoch.AddTicks(next / TimeSpan.NanosecondsPerTick);
    }

    private static long Touch(RealCake cake)
    {
        cake.WithFile("file");
        Assert.True(FileStamp.TryGet(cake.PathOf("file"), out var stamp));
        return stamp.Changed;
    }

    private ContextWatch Begin(string buildx = "0.29.1") => ContextWatch.Begin(cake, BuildOrders.Of(cake, settings), EngineFacts.Assumed with { BuildxVersion = buildx }, clock)!;

    /// <summary>To it, files that were just made are old.</summary>
    private sealed class LateClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; } = TimeSpan.FromMinutes(1);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Ahead.Ticks;

        /// <summary>Since when files are too young; null where that is to be told from the time.</summary>
        public DateTimeOffset? Old { get; set; }

        public override DateTimeOffset GetUtcNow() => Old?.AddSeconds(1) ?? System.GetUtcNow() + Ahead;
    }
}
