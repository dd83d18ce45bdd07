using System.Diagnostics;
using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Workloads;
using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.EngineTests.Twelve;

/// <summary>What a team would write itself, with docker alone and with compose: a row of the table each.</summary>
internal static class HandWritten
{
    private const string Inline = "BUILDKIT_INLINE_CACHE=1";
    private const string Image = "$CACHE_IMAGE";

    // The chain of --cache-from that everybody writes: each stage before it, and itself.
    private static readonly Script[] Scripts =
    [
        new(
            "docker single",
            [["build", "--cache-from", $"{Image}:single", "--build-arg", Inline, "--tag", $"{Image}:single", "."]],
            [["push", $"{Image}:single"]]),
        new(
            "docker multi",
            [
                ["build", "--target", "builder", "--cache-from", $"{Image}:builder", "--build-arg", Inline, "--tag", $"{Image}:builder", "--file", "Dockerfile.multi", "."],
                ["build", "--cache-from", $"{Image}:builder", "--cache-from", $"{Image}:multi", "--build-arg", Inline, "--tag", $"{Image}:multi", "--file", "Dockerfile.multi", "."],
            ],
            [["push", $"{Image}:builder"], ["push", $"{Image}:multi"]]),
        Compose("single", "docker-compose.yml"),
        Compose("multi", "docker-compose.multi.yml"),
    ];

    public static IEnumerable<(string Name, string Target, CakeRun Cold, CakeRun Warm)> Rows(EngineProfile profile)
    {
        foreach (var script in Scripts)
        {
            var project = profile.NewProject();
            SampleApplication.CopyTo(project);
            project.Write("cache.yml", $"services:\n  web:\n    build:\n      cache_from:\n        - ${{CACHE_IMAGE}}:{script.Name.Replace(' ', '-')}\n");
            yield return ("by hand", script.Name, Run(profile, project, script), Run(profile, project, script));
        }
    }

    private static Script Compose(string name, string file)
    {
        string[] compose = ["compose", "--file", file, "--file", "cache.yml"];
        return new($"compose {name}", [[.. compose, "build", "--build-arg", Inline]], [[.. compose, "push"]]);
    }

    private static CakeRun Run(EngineProfile profile, Project project, Script script)
    {
        profile.FreshMachine(project);
        var image = $"{profile.Registry.Address}/twelve/by-hand";
        var variables = new Dictionary<string, string>(profile.Variables) { ["CACHE_IMAGE"] = image, ["BUILDKIT_PROGRESS"] = "plain" };
        var docker = Path.Combine(profile.Variables["PATH"].Split(':')[0], "docker");
        LogIn(profile, docker, variables);
        var watch = Stopwatch.StartNew();
        var progress = script.Builds.Select(Call).ToList();
        var built = watch.Elapsed.TotalSeconds;
        _ = script.Pushes.Select(Call).ToList();
        return Read(progress, built, watch.Elapsed.TotalSeconds);

        // docker build writes its progress to standard error, compose 2 to standard output.
        string Call(string[] arguments)
        {
            var outcome = Command.Run(docker, [.. arguments.Select(a => a.Replace(Image, image, StringComparison.Ordinal))], variables, project.Folder);
            Assert.True(outcome.ExitCode == 0, $"{script.Name}: {outcome.All}");
            return outcome.All;
        }
    }

    // As the shell script does: into the configuration that all of docker's calls share.
    private static void LogIn(EngineProfile profile, string docker, IReadOnlyDictionary<string, string> variables)
    {
        const string Script = "exec \"$0\" login --username \"$1\" --password-stdin \"$2\" <\"$3\"";
        var registry = profile.Registry;
        Command.Output("sh", ["-c", Script, docker, registry.User, registry.Address, Path.Combine(registry.Folder, "password")], variables);
    }

    private static CakeRun Read(IEnumerable<string> progress, double built, double seconds)
    {
        // A step of a stage that was built before appears in the later build again.
        var steps = progress.SelectMany(StepsIn).GroupBy(v => (v.Name.Stage, v.Name.Instruction)).ToList();
        var ran = steps.Where(s => s.Any(v => v.Outcome != VertexOutcome.Cached)).Select(s => s.Key.Instruction).ToList();
        return new CakeRun([.. ran.Where(i => i.StartsWith("RUN ", StringComparison.Ordinal))], ran.Count, steps.Count - ran.Count, built, seconds);
    }

    private static IEnumerable<BuildVertex> StepsIn(string progress)
    {
        var reader = new PlainProgressReader();
        foreach (var line in progress.Split('\n'))
        {
            reader.Read(line);
        }

        return reader.Vertices.Where(v => v.Name.IsStep);
    }

    private sealed record Script(string Name, string[][] Builds, string[][] Pushes);
}
