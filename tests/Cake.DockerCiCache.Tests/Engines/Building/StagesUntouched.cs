using Cake.DockerCiCache.Engines.Building;
using Cake.DockerCiCache.Progress;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Engines.Building;

public sealed class StagesUntouched
{
    private readonly DockerCiBuildPlan plan = new FakeCake()
        .WithFile("/repo/Dockerfile", "FROM scratch AS tools\nRUN one\nRUN two\nFROM scratch AS builder\nCOPY --from=tools / /\nFROM scratch AS other\nRUN other\nFROM scratch\nCOPY --from=builder / /\nCOPY --from=other / /\n")
        .WithEngine(RecordedEngine.Classic)
        .DockerCiPlan(new DockerCiBuildSettings { Image = "acme/web" });

    [Fact]
    public void Are_those_whose_steps_all_came_from_the_cache() =>
        Assert.Equal([0, 1, 2, 3], Of("#4 [tools 1/2] RUN one", "#5 [tools 2/2] RUN two", "#6 [builder 1/1] COPY --from=tools / /", "#7 [other 1/1] RUN other", "#8 [stage-3 2/2] COPY --from=other / /"));

    [Fact]
    public void Are_not_those_whose_last_step_was_not_shown() =>
        Assert.Equal([2], Of("#4 [tools 1/2] RUN one", "#7 [other 1/1] RUN other"));

    [Fact]
    public void Are_not_those_that_are_made_of_one_that_ran() =>
        Assert.Equal([2], Of("#4 [tools 1/2] RUN one", "#5 [tools 2/2] RUN two!", "#6 [builder 1/1] COPY --from=tools / /", "#7 [other 1/1] RUN other", "#8 [stage-3 2/2] COPY --from=other / /"));

    [Fact]
    public void Are_none_after_a_build_that_left_its_cache_out() =>
        Assert.Empty(UntouchedStages.Of(plan, [Build("#7 [other 1/1] RUN other") with { LeftCacheOut = true }]));

    private IEnumerable<int> Of(params string[] steps) => UntouchedStages.Of(plan, [Build(steps)]).Order();

    // "!" marks a step that ran.
    private static FinishedBuild Build(params string[] steps)
    {
        var reader = new PlainProgressReader();
        foreach (var step in steps)
        {
            reader.Read(step.TrimEnd('!'));
            reader.Read($"{step.Split(' ')[0]} {(step.EndsWith('!') ? "DONE 1.0s" : "CACHED")}");
        }

        return new FinishedBuild("stage-3", reader.Vertices, TimeSpan.Zero);
    }
}
