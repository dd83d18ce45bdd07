using System.Text;
using System.Text.Json;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Planning;

public sealed class Plans
{
    private const string Golden = "Planning/Golden";
    private const string Refused = "Planning/Refused";

    public static TheoryData<string> Made => PlanCase.In(Golden);

    public static TheoryData<string> NotMade => PlanCase.In(Refused);

    [Theory]
    [MemberData(nameof(Made))]
    public void Are_as_agreed(string name)
    {
        var plan = new PlanCase($"{Golden}/{name}").Plan();
        GoldenFile.CheckFile($"{Golden}/{name}/plan.txt", plan);
        GoldenFile.CheckFile($"{Golden}/{name}/plan.json", plan.ToJson());
    }

    [Theory]
    [MemberData(nameof(NotMade))]
    public void Are_refused_with_a_remedy(string name)
    {
        var error = Assert.ThrowsAny<Exception>(() => new PlanCase($"{Refused}/{name}").Plan());
        Assert.True(error is DockerCiSettingsException or DockerfileException, error.ToString());
        GoldenFile.CheckFile($"{Refused}/{name}/error.txt", error.Message);
    }

    [Theory]
    [MemberData(nameof(Made))]
    public void Hold_no_secret(string name)
    {
        var golden = new PlanCase($"{Golden}/{name}");
        var plan = golden.Plan();
        string[] shown = [plan.ToString(), plan.ToJson(), .. plan.Steps.SelectMany(s => s.Arguments), .. plan.Steps.SelectMany(s => s.BuildArgs.Values).OfType<string>()];
        Assert.All(golden.SecretValues(), secret => Assert.DoesNotContain(shown, s => s.Contains(secret, StringComparison.Ordinal)));
        Assert.Equal(golden.SecretValues().Order(), plan.SecretEnvironment.Values.Order());
    }

    [Theory]
    [MemberData(nameof(Made))]
    public void Never_give_one_reference_to_two_stages(string name)
    {
        var plan = new PlanCase($"{Golden}/{name}").Plan();
        var owners = plan.Steps.SelectMany(s => s.Tags.Select(t => (Tag: t, s.Stage))).Distinct().ToList();
        Assert.Equal(owners.Select(o => o.Tag).Distinct().Count(), owners.Count);
        Assert.All(plan.Pushes, p => Assert.True(owners.Exists(o => o.Tag == p) || plan.Steps.Any(s => s.CacheTo.Any(c => c.Contains($"ref={p},")))));
    }

    [Theory]
    [MemberData(nameof(Made))]
    public void Read_only_what_they_push(string name)
    {
        var golden = new PlanCase($"{Golden}/{name}");
        if (golden.Plan() is { Cache: DockerCiCacheType.Inline or DockerCiCacheType.Registry } plan && golden.ReadsOneScope)
        {
            Assert.Subset(plan.Pushes.ToHashSet(), plan.Steps.SelectMany(s => s.CacheFrom).ToHashSet());
        }
    }

    [Fact]
    public void Hold_in_json_what_others_rely_on()
    {
        using var json = JsonDocument.Parse(new PlanCase($"{Golden}/two-stages").Plan().ToJson());
        Assert.Superset(
            new HashSet<string> { "stages", "required", "steps", "pushes" }, json.RootElement.EnumerateObject().Select(p => p.Name).ToHashSet());
        Assert.Superset(
            new HashSet<string> { "target", "tags", "cacheFrom", "cacheTo", "buildArgs", "arguments" },
            json.RootElement.GetProperty("steps")[0].EnumerateObject().Select(p => p.Name).ToHashSet());
        Assert.Superset(
            new HashSet<string> { "index", "name", "baseImage", "baseStage", "dependsOn", "externalImages" },
            json.RootElement.GetProperty("stages")[0].EnumerateObject().Select(p => p.Name).ToHashSet());
    }

    [Fact]
    public void Fit_the_engine()
    {
        var text = new StringBuilder();
        var golden = $"{Golden}/five-stages";
        foreach (var (engine, facts) in PlanEngines.All)
        {
            foreach (var sources in Enum.GetValues<DockerCiCacheSources>())
            {
                var plan = new PlanCase(golden).Plan(sources, facts);
                text.AppendLine($"== {engine}, {sources}\nengine: {plan.Engine}\nreason: {plan.Reason}");
                text.AppendJoin('\n', plan.Steps.Select(s => $"docker {string.Join(' ', s.Arguments)}")).AppendLine("\n");
            }
        }

        GoldenFile.CheckFile("Planning/engines.txt", text.ToString().ReplaceLineEndings("\n").TrimEnd('\n'));
    }
}
