using System.Text.Json;
using Cake.DockerCiCache.EngineTests.Engines;

namespace Cake.DockerCiCache.EngineTests.Vendors;

/// <summary>The shipped configurations are read by the vendors' own parsers, and have a job for each target.</summary>
public sealed class VendorConfigurations
{
    private static readonly string[] Targets = ["Single-Stage", "Multi-Stage", "Compose-Single-Stage", "Compose-Multi-Stage"];

    [NodeFact]
    public void Of_GitHub_Actions()
    {
        var read = VendorTools.Read("github", Repository.At("examples", "github-actions", ".github", "workflows", "docker.yml"));
        Assert.True(read.ExitCode == 0, read.All);
        using var jobs = JsonDocument.Parse(read.Output);
        var job = Assert.Single(jobs.RootElement.EnumerateArray());
        Assert.Contains("dotnet cake --target={0}', matrix.target", job.GetProperty("run")[1].GetString(), StringComparison.Ordinal);
        Assert.All(Targets, target => Assert.Contains($"\"{target}\"", job.GetProperty("matrix").GetRawText(), StringComparison.Ordinal));
    }

    [NodeFact]
    public void Of_CircleCI()
    {
        var read = VendorTools.Read("circleci", Repository.At("examples", "circleci", ".circleci", "config.yml"));
        Assert.True(read.ExitCode == 0, read.All);
        Assert.All(Targets, target => Assert.Contains($"\"target\":\"{target}\"", read.Output, StringComparison.Ordinal));
    }

    [NodeFact]
    public void Of_GitLab_CI()
    {
        var folder = Directory.CreateTempSubdirectory("dockerci-gitlab-");
        try
        {
            File.Copy(Repository.At("examples", "gitlab-ci", ".gitlab-ci.yml"), Path.Combine(folder.FullName, ".gitlab-ci.yml"));
            Command.Output("git", ["init", "--quiet"], folder: folder.FullName);
            var read = VendorTools.GitLab(folder.FullName, new Dictionary<string, string>(), "--list-csv");
            Assert.True(read.ExitCode == 0, read.All);
            Assert.All(Targets, target => Assert.Contains(read.Output.Split('\n'), l => l.StartsWith(target.ToLowerInvariant() + ";", StringComparison.Ordinal)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [NodeFact]
    public void Are_refused_where_they_are_wrong()
    {
        var folder = Directory.CreateTempSubdirectory("dockerci-wrong-");
        try
        {
            var wrong = Path.Combine(folder.FullName, "wrong.yml");
            File.WriteAllText(wrong, File.ReadAllText(Repository.At("examples", "github-actions", ".github", "workflows", "docker.yml")).Replace("runs-on:", "run-on:", StringComparison.Ordinal));
            Assert.Contains("Unexpected value 'run-on'", VendorTools.Read("github", wrong).Errors, StringComparison.Ordinal);
            File.WriteAllText(wrong, File.ReadAllText(Repository.At("examples", "circleci", ".circleci", "config.yml")).Replace("machine:", "machin:", StringComparison.Ordinal));
            Assert.NotEqual(0, VendorTools.Read("circleci", wrong).ExitCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
