using System.Diagnostics;
using System.Text;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Tests.Testing;
using Xunit.Abstractions;

namespace Cake.DockerCiCache.Tests.Planning;

/// <summary>Time and garbage of a plan for 10, 100 and 1,000 stages, in which twice the stages must not cost four times as much.</summary>
public sealed class PlanTimes(ITestOutputHelper output)
{
    private static readonly int[] Sizes = [10, 100, 1000];

    [Theory]
    [InlineData("chain", "28.5")]
    [InlineData("fan-in", "28.5")]
    [InlineData("chain", "20.10")]
    [InlineData("fan-in", "20.10")]
    public void Grow_with_the_number_of_stages(string shape, string engine)
    {
        var seconds = Best(Sizes.Select(n => Dockerfile(shape, n)).ToList(), engine);
        for (var i = 0; i < Sizes.Length; i++)
        {
            output.WriteLine($"{shape,-7} {engine,-6} {Sizes[i],5} stages {seconds[i] * 1e3,9:F3} ms {seconds[i] / Sizes[i] * 1e6,7:F1} us per stage");
        }

        Assert.True(seconds[2] / Sizes[2] <= 5 * seconds[1] / Sizes[1], $"{seconds[2]} s for {Sizes[2]} stages, {seconds[1]} s for {Sizes[1]}");
    }

    // What is allocated does not depend on what else the machine does.
    [Theory]
    [InlineData("chain")]
    [InlineData("fan-in")]
    public void Grow_with_the_number_of_stages_in_memory_too(string shape)
    {
        var bytes = Sizes.Select(n => Allocated(Dockerfile(shape, n))).ToList();
        output.WriteLine($"{shape,-7} {string.Join(", ", bytes.Select((b, i) => $"{b / Sizes[i]} bytes per stage of {Sizes[i]}"))}");
        Assert.True(bytes[2] / Sizes[2] <= 2 * bytes[1] / Sizes[1], $"{bytes[2]} bytes for {Sizes[2]} stages, {bytes[1]} for {Sizes[1]}");
    }

    private static long Allocated(string dockerfile)
    {
        Plan(dockerfile, "28.5");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Plan(dockerfile, "28.5");
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    // In turns, so that what else the machine does meets all of them alike.
    private static List<double> Best(IReadOnlyList<string> dockerfiles, string engine)
    {
        var rounds = Enumerable.Range(0, 15).Select(_ => dockerfiles.Select(d => Seconds(() => Plan(d, engine))).ToList()).ToList();
        return [.. dockerfiles.Select((_, i) => rounds.Min(r => r[i]))];
    }

    private static double Seconds(Func<DockerCiBuildPlan> plan)
    {
        var watch = Stopwatch.StartNew();
        plan();
        return watch.Elapsed.TotalSeconds;
    }

    private static DockerCiBuildPlan Plan(string dockerfile, string engine)
    {
        var image = ImageReference.Parse("acme/web");
        var request = new BuildRequest { Image = image, CacheRepository = image, Tags = ["latest"], Dockerfile = "Dockerfile" };
        return Planner.Plan(BuildInput.Read(request, dockerfile), PlanEngines.All[engine]);
    }

    private static string Dockerfile(string shape, int stages)
    {
        var text = new StringBuilder();
        for (var i = 0; i < stages - 1; i++)
        {
            var name = shape == "chain" && i > 0 ? $"stage{i - 1}" : "alpine:3.20";
            text.AppendLine($"FROM {name} AS stage{i}\nRUN make part{i}\n");
        }

        text.AppendLine(shape == "chain" ? $"FROM stage{stages - 2} AS final" : "FROM scratch AS final");
        return (shape == "chain" ? text : text.AppendJoin('\n', Enumerable.Range(0, stages - 1).Select(i => $"COPY --from=stage{i} /out /out/{i}"))).ToString();
    }
}
