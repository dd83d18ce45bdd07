using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Tests.Progress;

/// <summary>What is a cache that does not come, and what is only slow or quiet: lines of 20.10 and 28.5 before a proxy that fell silent.</summary>
public sealed class SilentFetches
{
    private const string Layer = "sha256:0213119cef3ad46fd5271db87df8fb6f909ce94120c4677f646d6e29f365401b";

    private readonly FetchWatch watch = new(TimeSpan.FromSeconds(60));
    private double now;

    [Fact]
    public void Are_byte_counts_that_stay_the_same()
    {
        Read("#10 [stage-1 3/5] RUN make", "#10 CACHED", "", "#10 [stage-1 3/5] RUN make");
        for (; now < 70; now += 5)
        {
            Read($"#10 {Layer} 0B / 3.00MB {now:0.0}s");
        }

        Assert.True(GivesUp(70));
        Assert.Equal((BuildFailureKind.Cache, $"nothing came for 70 s: {Layer} of [stage-1 3/5] RUN make"), (watch.Failure!.Kind, watch.Failure.Line));
        Assert.False(GivesUp(71));
    }

    [Fact]
    public void Are_not_byte_counts_that_grow()
    {
        Read("#10 [stage-1 3/5] RUN make");
        for (var i = 0; i < 20; i++, now += 50)
        {
            Read($"#10 {Layer} {i}.00MB / 30.00MB {i}.0s");
        }

        Assert.False(GivesUp(now));
    }

    [Theory]
    [InlineData(599, false)]
    [InlineData(601, true)]
    public void Are_layers_of_the_classic_store_after_ten_times_as_long(double seconds, bool expected)
    {
        Read("#8 [one 3/3] RUN make", $"#8 pulling {Layer}");
        Assert.Equal(expected, GivesUp(seconds));
    }

    [Fact]
    public void Are_manifests_that_do_not_come_and_then_no_other_build_would_go_on()
    {
        Read("#5 importing cache manifest from acme/web:cache");
        Assert.False(GivesUp(299));
        Assert.True(GivesUp(301));
        Assert.Equal(BuildFailureKind.Engine, watch.Failure!.Kind);
        Assert.StartsWith("nothing came for 301 s: importing cache manifest from acme/web:cache; BuildKit builds nothing until it comes", watch.Failure.Line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#8 [2/2] RUN make")]
    [InlineData("#8 [2/2] RUN make|#8 1.234 sha256:1 1MB / 2MB")]
    [InlineData("#8 [1/2] FROM alpine:3.20@sha256:1|#8 " + Layer + " 1.00MB / 3.00MB 1.0s")]
    [InlineData("#8 [2/2] RUN make|#8 " + Layer + " 3.00MB / 3.00MB 1.0s")]
    [InlineData("#8 [2/2] RUN make|#8 pulling " + Layer + "|#8 pulling " + Layer + " 0.3s done")]
    [InlineData("#8 [2/2] RUN make|#8 " + Layer + " 1.00MB / 3.00MB 1.0s|#8 extracting sha256:1")]
    [InlineData("#8 [2/2] RUN make|#8 pulling " + Layer + "|#8 CACHED")]
    [InlineData("#5 importing cache manifest from acme/web:cache|#5 DONE 0.1s|#8 [2/2] RUN make")]
    public void Are_not_quiet_steps_base_images_and_what_has_come(string lines)
    {
        Read(lines.Split('|'));
        Assert.False(GivesUp(100_000));
    }

    [Fact]
    public void Are_not_waited_out_while_another_step_speaks()
    {
        Read("#5 importing cache manifest from acme/web:cache", "#8 [2/2] RUN make");
        now = 50;
        Read("#8 50.000 still at it");
        Assert.False(GivesUp(349));
        Assert.True(GivesUp(351));
    }

    private void Read(params string[] lines)
    {
        foreach (var line in lines)
        {
            watch.Read(line, TimeSpan.FromSeconds(now));
        }
    }

    private bool GivesUp(double seconds) => watch.GivesUp(TimeSpan.FromSeconds(seconds));
}
