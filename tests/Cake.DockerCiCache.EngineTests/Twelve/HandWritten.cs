using System.Diagnostics;
using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Workloads;
using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.EngineTests.Twelve;

/// <summary>What a team would write itself: compose files with cache_from, <c>compose build --build-arg BUILDKIT_INLINE_CACHE=1</c>, <c>compose push</c>.</summary>
internal static class HandWritten
{
    public static IEnumerable<(string Name, string Target, CakeRun Cold, CakeRun Warm)> Rows(EngineProfile profile)
    {
        foreach (var (name, file) in new[] { ("single", "docker-compose.yml"), ("multi", "docker-compose.multi.yml") })
        {
            var project = profile.NewProject();
            SampleApplication.CopyTo(project);
            project.Write("cache.yml", $"services:\n  web:\n    build:\n      cache_from:\n        - ${{CACHE_IMAGE}}:compose-{name}\n");
            yield return ("by hand", $"compose {name}", Run(profile, project, file), Run(profile, project, file));
        }
    }

    private static CakeRun Run(EngineProfile profile, Project project, string file)
    {
        var machine = profile.FreshMachine(project);
        machine.LogIn();
        var variables = new Dictionary<string, string>(profile.Variables) { ["CACHE_IMAGE"] = $"{profile.Registry.Address}/twelve/by-hand", ["BUILDKIT_PROGRESS"] = "plain" };
        var docker = Path.Combine(profile.Variables["PATH"].Split(':')[0], "docker");
        string[] compose = ["compose", "-f", file, "-f", "cache.yml"];
        var watch = Stopwatch.StartNew();
        var build = Command.Output(docker, [.. compose, "build", "--build-arg", "BUILDKIT_INLINE_CACHE=1"], variables, project.Folder);
        var built = watch.Elapsed.TotalSeconds;
        Command.Output(docker, [.. compose, "push"], variables, project.Folder);
        watch.Stop();
        return Read(build, built, watch.Elapsed.TotalSeconds);
    }

    private static CakeRun Read(string progress, double built, double seconds)
    {
        var reader = new PlainProgressReader();
        foreach (var line in progress.Split('\n'))
        {
            reader.Read(line);
        }

        var steps = reader.Vertices.Where(v => v.Name.IsStep).ToList();
        var ran = steps.Where(v => v.Outcome != VertexOutcome.Cached).Select(v => v.Name.Instruction).ToList();
        return new CakeRun([.. ran.Where(i => i.StartsWith("RUN ", StringComparison.Ordinal))], ran.Count, steps.Count - ran.Count, built, seconds);
    }
}
