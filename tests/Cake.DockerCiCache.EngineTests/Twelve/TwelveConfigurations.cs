using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Workloads;
using Xunit.Abstractions;

namespace Cake.DockerCiCache.EngineTests.Twelve;

/// <summary>{CircleCI, GitLab CI, GitHub Actions} x {single-stage, multi-stage} x {docker, compose}, for real, cold and on a fresh machine.</summary>
/// <remarks>Cake keeps the compiled script (its script cache), so that only a vendor's first run compiles it.</remarks>
[Collection(ModernContainerd.Name)]
public sealed class TwelveConfigurations(ModernContainerd profile, ITestOutputHelper output)
{
    private static readonly string[] Targets = ["Single-Stage", "Multi-Stage", "Compose-Single-Stage", "Compose-Multi-Stage"];

    [Fact]
    public void Run_no_step_twice()
    {
        var table = new TwelveTable();
        foreach (var vendor in Vendor.All)
        {
            var project = Checkout.Of(profile, vendor);
            Command.Output("dotnet", ["tool", "restore"], folder: project.Folder);
            foreach (var target in Targets)
            {
                table.Add(vendor.Name, target, Run(vendor, project, target), Run(vendor, project, target));
            }
        }

        foreach (var hand in HandWritten.Rows(profile))
        {
            table.Add(hand.Name, hand.Target, hand.Cold, hand.Warm);
        }

        output.WriteLine(table.ToString());
        File.WriteAllText(Repository.At("artifacts", "twelve.txt"), table.ToString());
        Assert.All(table.Rows.Where(r => Targets.Contains(r.Target)), row =>
        {
            Assert.NotEmpty(row.Cold.RunSteps);
            Assert.Empty(row.Warm.RunSteps);
        });
    }

    private CakeRun Run(Vendor vendor, Project project, string target)
    {
        profile.FreshMachine(project);
        var variables = new Dictionary<string, string>(profile.Variables.Concat(vendor.Variables))
        {
            ["REGISTRY"] = profile.Registry.Address,
            ["REGISTRY_USER"] = profile.Registry.User,
            ["REGISTRY_PASS"] = profile.Registry.Password,
            ["CACHE_IMAGE"] = $"{profile.Registry.Address}/twelve/{vendor.Folder}",
        };
        return CakeRun.Of(project.Folder, target, Path.Combine(Path.GetDirectoryName(project.Folder)!, "tools"), variables);
    }
}
