using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Registries;
using Cake.DockerCiCache.EngineTests.Workloads;

namespace Cake.DockerCiCache.EngineTests.Skipping;

/// <summary>Images of which nothing changed are found in the registry and not built.</summary>
public abstract class UnchangedImages(EngineProfile profile)
{
    private const string Text = """
        FROM busybox:latest AS builder
        COPY in.txt /in/
        RUN : builder; head -c 300000 /dev/urandom >/made
        FROM NAME:1
        ARG VERSION=1
        COPY --from=builder /made /
        COPY app.txt /app/
        RUN : app; head -c 300000 /dev/urandom >/app/made

        """;

    [Fact]
    public void Get_their_tags_on_a_fresh_machine_with_a_few_kilobytes_and_nothing_is_pulled()
    {
        using var proxy = RegistryProxy.Before(profile.Registry);
        var project = NewProject() with { Image = $"{proxy.Address}/{profile.Name}/unchanged" };
        var first = profile.FreshMachine(project, proxy.Registry).RunAll(Settings(project, "1"));
        Touch(project);
        var machine = profile.FreshMachine(project, proxy.Registry);
        proxy.Forget();

        machine.LogIn();
        var built = machine.Build(Settings(project, "2", "3"));
        var pushed = machine.Push(built);

        Assert.False(first.Skipped);
        Assert.True(built.Skipped, built.ToString());
        Assert.Equal(first.Plan.Key, built.Plan.Key);
        Assert.Equal((0, 0), (built.Plan.Steps.Count, built.Report.StepsRun));
        Assert.StartsWith($"nothing changed: {built.Plan.Key} is in the registry", built.Report.ToString(), StringComparison.Ordinal);
        var digest = DigestOf(project, "1");
        Assert.Equal(new Dictionary<string, string> { [project.Cache("2")] = digest, [project.Cache("3")] = digest }, pushed.Digests);
        Assert.Equal((digest, digest), (DigestOf(project, "2"), DigestOf(project, "3")));
        Assert.Equal([new(project.Cache("2"), digest), new(project.Cache("3"), digest)], built.Images);
        Assert.DoesNotContain(proxy.Requests, r => r.Line.Contains("/blobs/", StringComparison.Ordinal));
        Assert.InRange(proxy.BytesUp + proxy.BytesDown, 1, 20_000);
        Assert.Empty(profile.Docker("image", "ls", "--quiet").Trim());
    }

    [Fact]
    public void Are_told_from_changed_ones()
    {
        var project = NewProject();
        var settings = Settings(project, "latest");
        var said = new List<(string, bool)>();
        void Run(string change) => said.Add((change, profile.UsedMachine(project).RunAll(settings).Skipped));

        Run("new");
        Touch(project);
        Run("times");
        project.Append("in.txt", "changed");
        Run("file");
        settings.BuildArgs["VERSION"] = "2";
        Run("build argument");
        settings.Tags = ["other"];
        Run("tag");

        // The engine has the old one, which it would take without being told to look.
        profile.Docker("pull", $"{Base(project)}:1");
        PutBase(project, "alpine:3.20");
        Run("base image");
        Run("nothing");
        settings.NoCache = true;
        Run("no cache");
        settings.NoCache = false;
        Run("nothing again");
        project.Write(".dockerignore", ".git");
        Command.Output("bash", ["-ec", "git init -q .; git add .; git -c user.name=ci -c user.email=ci@ci.example commit -qm all"], folder: project.Folder);
        settings.TrustGit = true;
        Run("git's names");
        Touch(project);
        Run("times in a checkout");

        Assert.Equal(
            [
                ("new", false), ("times", true), ("file", false), ("build argument", false), ("tag", true), ("base image", false), ("nothing", true),
                ("no cache", false), ("nothing again", true), ("git's names", false), ("times in a checkout", true),
            ],
            said);
        var alpine = profile.Registry.Images.Find(project.Cache("other"))!.Layers[0].Digest;
        Assert.Equal(new RegistryImages(new(string.Empty, profile.Mirror, string.Empty, string.Empty)).Find($"{profile.Mirror}/{Base(project)}:1")!.Layers[0].Digest, alpine);
    }

    [Fact]
    public void Of_two_runs_that_race_both_end_well()
    {
        var project = NewProject();
        var (one, two) = (profile.UsedMachine(project), profile.UsedMachine(project));
        one.LogIn();
        two.LogIn();

        var (built, again) = (one.Build(Settings(project, "1")), two.Build(Settings(project, "2")));
        one.Push(built);
        two.Push(again);

        Assert.False(built.Skipped || again.Skipped);
        var next = profile.UsedMachine(project).RunAll(Settings(project, "3"));
        Assert.True(next.Skipped);
        Assert.Equal(DigestOf(project, "2"), DigestOf(project, "3"));
    }

    [Fact]
    public void Have_no_key_where_an_input_is_not_known()
    {
        var project = profile.NewProject($"FROM busybox:latest\nADD http://{profile.Mirror}/v2/ /x\n");
        var open = profile.UsedMachine(project).RunAll(Settings(project, "latest"));
        Assert.Null(open.Plan.Key);
        Assert.Contains($"built, for there is no key: Dockerfile:2: ADD http://{profile.Mirror}/v2/ has no checksum: what is there may change", open.Report.Notes);
    }

    private static DockerCiBuildSettings Settings(Project project, params string[] tags)
    {
        var settings = project.Settings;
        settings.Tags = [.. tags];
        settings.SkipUnchanged = true;
        return settings;
    }

    private static void Touch(Project project)
    {
        foreach (var file in Directory.EnumerateFiles(project.Folder))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(1));
        }
    }

    private string DigestOf(Project project, string tag) => profile.Registry.Images.DigestOf($"{profile.Registry.Address}/{project.Image[(project.Image.IndexOf('/') + 1)..]}:{tag}");

    // A base image of the test's own on "Docker Hub", which it may move.
    private Project NewProject()
    {
        var project = profile.NewProject();
        project.Write("Dockerfile", Text.Replace("NAME", Base(project), StringComparison.Ordinal));
        project.Write("in.txt", "in");
        project.Write("app.txt", "app");
        PutBase(project, "busybox:latest");
        return project;
    }

    private static string Base(Project project) => $"moving/{Path.GetFileName(project.Folder)}";

    private void PutBase(Project project, string image)
    {
        var reference = $"{profile.Mirror}/{Base(project)}:1";
        profile.Docker("pull", image);
        profile.Docker("tag", image, reference);
        profile.Docker("push", reference);
    }
}

[Collection(Classic.Name)]
public sealed class UnchangedImagesOnClassic(Classic profile) : UnchangedImages(profile);

[Collection(ModernContainerd.Name)]
public sealed class UnchangedImagesOnModernContainerd(ModernContainerd profile) : UnchangedImages(profile);
