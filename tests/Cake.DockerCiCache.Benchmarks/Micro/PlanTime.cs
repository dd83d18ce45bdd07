using System.Text;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Benchmarks.Micro;

/// <summary>How long a plan takes, from the Dockerfile's text to the plan's own, by the number of stages.</summary>
internal static class PlanTime
{
    private const int Repetitions = 11;

    private static readonly int[] Stages = [10, 30, 100, 300, 1000];

    private static readonly (string Name, Func<int, string> Dockerfile)[] Shapes =
    [
        ("a chain", Chain),
        ("builders and a join", Join),
        ("each from all before", Dense),
    ];

    public static string Table()
    {
        var text = new StringBuilder("## Plan\n\nDockerfile → stages → plan → text and JSON; `first` is the first plan of the process, with the compilation of the code.\n\n")
            .Append("| stages | shape | ms | µs per stage |\n|---:|---|---:|---:|\n");
        text.Insert(text.Length, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"| {Stages[0]} | {Shapes[0].Name}, first | {Timing.Once(() => Plan(Chain(Stages[0]))) * 1000:0} | |\n"));
        foreach (var (name, dockerfile) in Shapes)
        {
            foreach (var count in Stages)
            {
                var file = dockerfile(count);
                var timing = Timing.OfCode(() => Plan(file), Repetitions);
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {count} | {name} | {timing.Milliseconds()} | {timing.Median / count * 1e6:0} |\n");
            }
        }

        return text.ToString();
    }

    private static void Plan(string dockerfile)
    {
        var image = ImageReference.Parse("registry.example/acme/web");
        var request = new BuildRequest { Image = image, Tags = ["latest"], Dockerfile = "Dockerfile", CacheRepository = image };
        var plan = Planner.Plan(BuildInput.Read(request, dockerfile), EngineFacts.Assumed);
        _ = plan.ToString().Length + plan.ToJson().Length;
    }

    private static string Chain(int stages) => string.Concat(Enumerable.Range(1, stages)
        .Select(i => $"FROM {(i == 1 ? "python:3.12-slim" : $"s{i - 1}")} AS s{i}\nCOPY {i}.txt /in/\nRUN make {i}\n"));

    // Half a million COPY instructions in a thousand stages: what a plan takes at the most, and no file that anybody writes.
    private static string Dense(int stages) => string.Concat(Enumerable.Range(1, stages)
        .Select(i => $"FROM python:3.12-slim AS d{i}\nRUN make {i}\n" + string.Concat(Enumerable.Range(1, i - 1).Select(j => $"COPY --from=d{j} /out /parts/{j}\n"))));

    private static string Join(int stages)
    {
        var builders = Enumerable.Range(1, stages - 1).ToList();
        return string.Concat(builders.Select(i => $"FROM python:3.12-slim AS b{i}\nCOPY {i}.txt /in/\nRUN make {i}\n"))
            + "FROM python:3.12-slim\n" + string.Concat(builders.Select(i => $"COPY --from=b{i} /out /parts/{i}\n"));
    }
}
