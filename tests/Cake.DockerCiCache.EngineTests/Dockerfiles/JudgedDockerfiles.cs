using Cake.DockerCiCache.EngineTests.Engines;

namespace Cake.DockerCiCache.EngineTests.Dockerfiles;

/// <summary>The golden Dockerfiles of the unit tests, asked of BuildKit itself.</summary>
[Collection(ModernContainerd.Name)]
public sealed class JudgedDockerfiles(ModernContainerd profile)
{
    private const int FewestDecided = 200;

    [Fact]
    public void Are_refused_and_needed_as_BuildKit_does_it()
    {
        var context = profile.NewProject("FROM scratch\n", "x").Folder;
        var judge = new BuildKitJudge(Path.Combine(profile.Variables["DOCKER_CONFIG"], "cli-plugins", "docker-buildx"), profile.Variables, context);

        // One after the other: builds that run at once and have a step in common are both told the name that the first gave it.
        var verdicts = GoldenDockerfile.All.Select(golden => (Golden: golden, Verdict: judge.Judge(golden.Dockerfile, golden.Options))).ToList();
        var wrong = verdicts.Where(pair => !pair.Verdict.IsOpen).SelectMany(pair => Compare(pair.Golden, pair.Verdict));

        Assert.Equal(string.Empty, string.Join('\n', wrong));
        Assert.InRange(verdicts.Count(pair => !pair.Verdict.IsOpen), FewestDecided, int.MaxValue);
    }

    private static IEnumerable<string> Compare(GoldenDockerfile golden, BuildKitVerdict verdict)
    {
        if (verdict.IsRefused != golden.IsRefused)
        {
            yield return $"{golden}: refused {verdict.IsRefused} by BuildKit, {golden.IsRefused} by the addin. {verdict.Error}";
        }
        else if (golden.Needed.Count > 1 && !(verdict.Stages.IsSubsetOf(golden.Needed) && verdict.Stages.IsSupersetOf(golden.WithSteps)))
        {
            yield return $"{golden}: BuildKit needs {string.Join(' ', verdict.Stages)}, the addin {string.Join(' ', golden.Needed)}";
        }
    }
}
