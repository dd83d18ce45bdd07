using Cake.Core;
using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Workloads;

namespace Cake.DockerCiCache.EngineTests.Verbs;

/// <summary>What is pushed from the builder is what was built; a build to find that out is run only where files may have changed.</summary>
[Collection(ModernContainerd.Name)]
public sealed class PushesFromTheBuilder(ModernContainerd profile)
{
    private const string Dockerfile = "FROM busybox:latest\nARG VERSION=1\nCOPY app.txt /\nRUN echo $VERSION >/version\n";

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 3)]
    public void Are_compared_first_where_files_are_young(bool isYoung, int builds)
    {
        var project = NewProject();
        var machine = profile.FreshMachine(project);
        machine.LogIn();
        WaitUntilOld(project);
        DockerCiBuildResult built;
        using (isYoung ? KeepYoung(project) : null)
        {
            built = machine.Build(project.Settings);
        }

        var pushed = machine.Push(built);

        Assert.Equal(built.Images[0].Id, pushed.Digests[project.Cache("latest")]);
        Assert.Equal(built.Images[0].Id, profile.Registry.Images.DigestOf(project.Cache("latest")));
        Assert.Equal(builds, machine.BuildCommands);
    }

    // A test that writes its report into the context, or a CI that puts credentials there.
    [Theory]
    [InlineData("app.txt")]
    [InlineData("credentials.json")]
    public void Are_refused_where_a_file_changed_since_the_build(string file)
    {
        var project = NewProject();
        project.Replace("Dockerfile", "COPY app.txt /", "COPY . /");
        var machine = profile.FreshMachine(project);
        machine.LogIn();
        WaitUntilOld(project);
        var built = machine.Build(project.Settings);
        project.Append(file, "of another process");

        var refused = Assert.Throws<CakeException>(() => machine.Push(built));

        Assert.Contains("its build context, or an image it starts from, changed since DockerCiBuild", refused.Message, StringComparison.Ordinal);
        Assert.False(profile.Registry.Images.Has(project.Cache("latest")));
    }

    private Project NewProject() => profile.NewProject(Dockerfile, "app.txt");

    // A mode that is set anew changes the time of the last change, and nothing else.
    private static Timer KeepYoung(Project project)
    {
        var file = Path.Combine(project.Folder, "app.txt");
        return new Timer(_ => Command.Output("chmod", ["u+r", file]), state: null, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
    }

    // Files are believed when they are a second older than the build.
    private static void WaitUntilOld(Project project) => Assert.True(SpinWait.SpinUntil(
        () => Directory.GetFiles(project.Folder).All(f => File.GetLastWriteTimeUtc(f) < TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(-1.1)), TimeSpan.FromMinutes(1)));
}
