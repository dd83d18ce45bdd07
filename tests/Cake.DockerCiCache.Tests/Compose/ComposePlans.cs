using System.Text.Json;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Compose;

public sealed class ComposePlans
{
    private const string Golden = "Compose/Golden";
    private const string Refused = "Compose/Refused";

    public static TheoryData<string> Made => PlanCase.In(Golden);

    public static TheoryData<string> NotMade => PlanCase.In(Refused);

    [Theory]
    [MemberData(nameof(Made))]
    public void Are_as_agreed(string name)
    {
        var plan = new ComposeCase($"{Golden}/{name}").Plan();
        GoldenFile.CheckFile($"{Golden}/{name}/plan.txt", plan);
        GoldenFile.CheckFile($"{Golden}/{name}/override.yml", plan.Override.TrimEnd('\n'));
        if (plan.Overrides.Push.Length > 0)
        {
            GoldenFile.CheckFile($"{Golden}/{name}/override-push.yml", plan.Overrides.Push.TrimEnd('\n'));
        }

        GoldenFile.CheckFile($"{Golden}/{name}/commands.txt", string.Join('\n', plan.Steps.Select(s => $"{s.Command} {string.Join(' ', s.Arguments)}").Concat(plan.Steps.Where(s => s.PushArguments.Count > 0).Select(s => $"push: {s.Command} {string.Join(' ', s.PushArguments)}"))));
    }

    [Theory]
    [MemberData(nameof(NotMade))]
    public void Are_refused_with_a_remedy(string name)
    {
        var error = Assert.Throws<DockerCiSettingsException>(() => new ComposeCase($"{Refused}/{name}").Plan());
        GoldenFile.CheckFile($"{Refused}/{name}/error.txt", error.Message);
    }

    [Theory]
    [MemberData(nameof(Made))]
    public void Hold_no_secret(string name)
    {
        var plan = new ComposeCase($"{Golden}/{name}").Plan();
        string[] shown = [plan.ToString(), plan.ToJson(), plan.Override, plan.Overrides.WithoutSources, plan.Overrides.Push, .. plan.Steps.SelectMany(s => s.Arguments)];
        Assert.All(shown, s => Assert.DoesNotContain("s3cret", s, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Made))]
    public void Push_all_images_that_are_tagged_and_named(string name)
    {
        var plan = new ComposeCase($"{Golden}/{name}").Plan();
        if (plan.Notes.Any(n => n.StartsWith("nothing is pushed: ", StringComparison.Ordinal) || n.StartsWith("no cache is written: ", StringComparison.Ordinal)))
        {
            Assert.DoesNotContain(plan.Pushes, p => plan.Services.All(s => s.Image != p));
            return;
        }

        var tagged = plan.Steps.SelectMany(s => s.Tags).Distinct().Where(t => plan.Services.All(s => (s.IsNamed && !s.IsOnlyContext) || s.Image != t));
        Assert.Subset(plan.Pushes.ToHashSet(), tagged.ToHashSet());
        Assert.Equal(plan.Pushes.Distinct(), plan.Pushes);
    }

    [Fact]
    public void Tell_images_from_caches()
    {
        var plan = new ComposeCase($"{Golden}/build-tags").Plan();
        Assert.Equal(["acme/web:latest", "acme/other:latest", "acme/web:v1"], plan.Pushes.Take(plan.ImageCount));
        Assert.Equal(0, new ComposeCase($"{Golden}/shop-no-push").Plan().ImageCount);
    }

    [Fact]
    public void Hold_in_json_what_others_rely_on()
    {
        using var json = JsonDocument.Parse(new ComposeCase($"{Golden}/shop").Plan().ToJson());
        Assert.Superset(
            new HashSet<string> { "services", "steps", "override", "pushes", "notes" }, json.RootElement.EnumerateObject().Select(p => p.Name).ToHashSet());
        Assert.Superset(
            new HashSet<string> { "service", "kind", "tags", "cacheFrom", "cacheTo", "command", "arguments" },
            json.RootElement.GetProperty("steps")[0].EnumerateObject().Select(p => p.Name).ToHashSet());
        Assert.Superset(
            new HashSet<string> { "name", "image", "stages", "required" }, json.RootElement.GetProperty("services")[0].EnumerateObject().Select(p => p.Name).ToHashSet());
    }
}
