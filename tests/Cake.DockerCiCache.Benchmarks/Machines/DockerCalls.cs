using System.Globalization;
using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Benchmarks.Machines;

/// <summary>What the calls of docker in one run were, as the script <c>docker</c> beside this file wrote them down.</summary>
internal sealed class DockerCalls
{
    private readonly string folder;
    private readonly string engineDocker;

    public DockerCalls(string folder, string engineDocker)
    {
        (this.folder, this.engineDocker) = (folder, engineDocker);
        Clear();
    }

    /// <summary>Gets the folder that stands first on PATH.</summary>
    public static string CommandFolder => Repository.At("tests", "Cake.DockerCiCache.Benchmarks", "Machines");

    /// <summary>Gets the variables that the script needs.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>
    {
        ["BENCHMARK_CALLS"] = folder,
        ["BENCHMARK_DOCKER"] = engineDocker,
    };

    public void Clear()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
    }

    /// <summary>Each call with its seconds, in the order of their ends, for a look at what takes the time.</summary>
    public IReadOnlyList<string> Words() =>
        [.. Calls().Select(call => string.Create(CultureInfo.InvariantCulture, $"{call.Command} {call.End - call.Begin:0.00}"))];

    /// <summary>How many seconds at least one docker was at work.</summary>
    public double Seconds()
    {
        var (total, end) = (0m, 0m);
        foreach (var (_, begin, until) in Calls().OrderBy(call => call.Begin))
        {
            total += Math.Max(0, until - Math.Max(begin, end));
            end = Math.Max(end, until);
        }

        return (double)total;
    }

    /// <summary>How many steps ran, and came from the cache. A stage that later builds need too appears in each of them.</summary>
    public StepCount Steps()
    {
        var steps = Directory.EnumerateFiles(folder, "*.log").SelectMany(StepsIn).GroupBy(step => (step.Name.Stage, step.Name.Instruction)).ToList();
        var ran = steps.Where(step => step.Any(v => v.Outcome != VertexOutcome.Cached)).Select(step => step.Key.Instruction).ToList();
        return new StepCount(ran.Count, ran.Count(text => text.StartsWith("RUN ", StringComparison.OrdinalIgnoreCase)), steps.Count - ran.Count);
    }

    private static IEnumerable<BuildVertex> StepsIn(string file)
    {
        var reader = new PlainProgressReader();
        foreach (var line in File.ReadLines(file))
        {
            reader.Read(line);
        }

        return reader.Vertices.Where(vertex => vertex.Name.IsStep);
    }

    private IEnumerable<(string Command, decimal Begin, decimal End)> Calls() =>
        from line in Directory.EnumerateFiles(folder, "calls").SelectMany(File.ReadLines)
        let words = line.Split(' ', 3)
        select (words[2], Number(words[0]), Number(words[1]));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
