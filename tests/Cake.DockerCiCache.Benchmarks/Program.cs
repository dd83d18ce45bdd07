using Cake.DockerCiCache.Benchmarks;
using Cake.DockerCiCache.Benchmarks.Links;
using Cake.DockerCiCache.Benchmarks.Machines;
using Cake.DockerCiCache.Benchmarks.Micro;
using Cake.DockerCiCache.Benchmarks.Results;
using Cake.DockerCiCache.Benchmarks.Runs;

// Run by `dotnet cake --target=Benchmark`, which passes its arguments on; see Options.Usage.
try
{
    // They would point a client to another engine than the benchmark's own.
    foreach (var name in new[] { "DOCKER_CONTEXT", "DOCKER_TLS_VERIFY", "DOCKER_CERT_PATH", "BUILDX_BUILDER" })
    {
        Environment.SetEnvironmentVariable(name, null);
    }

    var options = Options.Parse(args);
    return options switch
    {
        { TablesOnly: true } => MakeTables(options),
        { Micro: true } => MicroBenchmarks.Run(options),
        _ => await MeasureAsync(options),
    };
}
catch (FormatException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
catch (Exception broken) when (broken is InvalidOperationException or TimeoutException)
{
    await Console.Error.WriteLineAsync(broken.Message);
    return 1;
}

static async Task<int> MeasureAsync(Options options)
{
    var cells = Schedule.Of(options);
    Say($"{cells.Sum(cell => cell.Tools.Count) * options.Repetitions} runs, about {Estimate.Text(Estimate.Seconds(cells, options))}");
    if (options.ListOnly)
    {
        cells.ToList().ForEach(cell => Say($"{cell.Profile}, {cell.Workload.Name}, {cell.Case.Name}, {cell.Link}: {string.Join(", ", cell.Tools.Select(tool => tool.Name))}"));
        return 0;
    }

    var links = new List<LinkSpeed>();
    foreach (var link in options.Links)
    {
        links.Add(await LinkCheck.MeasureAsync(link));
    }

    var journal = new Journal(Circumstances.Now(options.Cost, links), cells, options);
    foreach (var profile in cells.GroupBy(cell => cell.Profile))
    {
        Measure(profile.Key, [.. profile], journal, options);
    }

    MakeTables(options);
    return journal.Failures == 0 ? 0 : 1;
}

static void Measure(string profile, IReadOnlyList<Cell> cells, Journal journal, Options options)
{
    using var machine = new BenchmarkMachine(profile);
    journal.Knows(profile, EngineVersions.Of(machine));
    cells.SelectMany(cell => cell.Tools).Distinct().ToList().ForEach(tool => tool.Prepare(machine));
    var runner = new Runner(machine, options.Cost, Path.Combine(options.Results, "logs"));
    foreach (var workload in cells.GroupBy(cell => cell.Workload))
    {
        foreach (var cell in workload)
        {
            foreach (var measurement in runner.Measure(cell, options.Repetitions))
            {
                journal.Add(cell, measurement);
            }
        }

        machine.Registry.Forget();
    }
}

static int MakeTables(Options options)
{
    Tables.Make(options.Results);
    Say($"tables and pictures: {Path.Combine(options.Results, Tables.FileName)}");
    return 0;
}

static void Say(string line) => Console.WriteLine(line);
