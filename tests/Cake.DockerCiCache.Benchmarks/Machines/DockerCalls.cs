using System.Globalization;
using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Benchmarks.Machines;

/// <summary>What the calls of docker in one run were, as the script <c>docker</c> beside this file wrote them down.</summary>
internal sealed class DockerCalls
{
    private readonly string folder;
    private readonly Dictionary<string, string> variables;

    /// <param name="folder">Where the script writes.</param>
    /// <param name="docker">The engine's real client.</param>
    /// <param name="plugins">The folder of its plugins, where the script takes the place of buildx, if that is there.</param>
    public DockerCalls(string folder, string docker, string plugins)
    {
        this.folder = folder;
        // A docker that is a script would not be passed by; this one passes everything on.
        variables = new() { ["BENCHMARK_CALLS"] = folder, ["BENCHMARK_DOCKER"] = docker, ["DOCKERCI_DIRECT"] = "true" };
        var buildx = new FileInfo(Path.Combine(plugins, "docker-buildx"));
        if (buildx.Exists && buildx.ResolveLinkTarget(returnFinalTarget: true) is { } real)
        {
            variables["BENCHMARK_BUILDX"] = real.FullName;
            buildx.Delete();
            File.CreateSymbolicLink(buildx.FullName, Path.Combine(CommandFolder, "docker"));
        }

        Clear();
    }

    /// <summary>Gets the folder that stands first on PATH.</summary>
    public static string CommandFolder => Repository.At("tests", "Cake.DockerCiCache.Benchmarks", "Machines");

    /// <summary>Gets the variables that the script needs.</summary>
    public IReadOnlyDictionary<string, string> Variables => variables;

    /// <summary>Gets the variables with which the script writes nothing down.</summary>
    public IReadOnlyDictionary<string, string> Unseen => new Dictionary<string, string>(variables) { ["BENCHMARK_CALLED"] = "1" };

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
