using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Secrets;

namespace Cake.DockerCiCache.EngineTests.Compose;

/// <summary>Over several CI runs on fresh machines, only steps run whose inputs changed.</summary>
public abstract class ComposeExactness(EngineProfile profile)
{
    [Fact]
    public void Of_services_that_share_stages_and_images()
    {
        var folder = new ComposeFolder(profile);
        Captured.Forbid(Shop.ServicesSecret);
        Shop.WriteTo(folder);
        var faults = new List<string>();
        foreach (var (generation, number) in Shop.Generations.Select((g, i) => (g, i)))
        {
            generation.Change(folder.Project);
            var built = folder.RunAll(new DockerCiComposeSettings());
            var ran = built.Report.Stages.SelectMany(s => s.Steps)
                .Where(s => s.Outcome != "cached" && s.Instruction.StartsWith("RUN ", StringComparison.Ordinal))
                .Select(s => s.Instruction)
                .ToList();
            var steps = Shop.Steps.Where(s => ran.Exists(r => r.Contains(s, StringComparison.Ordinal))).ToList();
            if (!steps.SequenceEqual(generation.Runs) || ran.Count != steps.Count)
            {
                faults.Add($"generation {number} ({generation.Case}): {string.Join(" | ", ran)} ran instead of {string.Join(' ', generation.Runs)}");
            }

            CheckServices(built, folder);
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static void CheckServices(DockerCiComposeBuildResult built, ComposeFolder folder)
    {
        Assert.Equal(["api", "base", "web", "worker"], built.Services.Select(s => s.Name).Order());
        Assert.All(built.Services, s => Assert.StartsWith("sha256:", s.Image.Id, StringComparison.Ordinal));
        Assert.Equal(built.Plan.Pushes.Order(), folder.Pushed.Keys.Order());
        Assert.All(folder.Pushed.Values, d => Assert.StartsWith("sha256:", d, StringComparison.Ordinal));
        string[] caches = built.Plan.Cache == DockerCiCacheType.Registry
            ? ["/base:base-buildcache", "/api:api-buildcache", "/site:web-buildcache-web", "/site:web-buildcache-worker"]
            : ["/base:base-cache", "/api:api-cache", "/site:web-deps", "/site:web-web", "/site:web-worker"];
        Assert.Equal(caches.Select(c => folder.Repository + c).Order(), built.Plan.Pushes.Skip(4).Order());
        Assert.DoesNotContain("not-there", built.Plan.ToJson(), StringComparison.Ordinal);
    }
}

[Collection(Classic.Name)]
public sealed class ComposeExactnessOnClassic(Classic profile) : ComposeExactness(profile);

[Collection(Modern.Name)]
public sealed class ComposeExactnessOnModern(Modern profile) : ComposeExactness(profile);

[Collection(ModernContainerd.Name)]
public sealed class ComposeExactnessOnModernContainerd(ModernContainerd profile) : ComposeExactness(profile);
