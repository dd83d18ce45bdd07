using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Twelve;
using Cake.DockerCiCache.EngineTests.Workloads;

namespace Cake.DockerCiCache.EngineTests.CiOutput;

/// <summary>What the real dotnet cake writes for a vendor: to the log, in colour as in plain, and into the vendor's files.</summary>
[Collection(Modern.Name)]
public sealed class VendorLogs(Modern profile)
{
    private const string Script = """
        #addin nuget:?package=Cake.DockerCiCache&version=1.0.0

        var rules = new DockerCiTagRules { Branch = true, ShortCommit = true };

        Task("Push").Does(() =>
        {
            DockerCiLogin();
            DockerCiPush(DockerCiBuild(new DockerCiBuildSettings { TagRules = rules, OciLabels = true, ReportFile = "report.json" }));
        });

        // As if the module were there that puts each task into a group.
        Task("Fail").Does(() =>
        {
            System.Reflection.Emit.AssemblyBuilder.DefineDynamicAssembly(
                new System.Reflection.AssemblyName("Cake.BuildSystems.Module"), System.Reflection.Emit.AssemblyBuilderAccess.Run);
            DockerCiBuild(new DockerCiBuildSettings { Dockerfile = "Dockerfile.bad" });
        });

        RunTarget(Argument<string>("target"));
        """;

    private const string Dockerfile = """
        FROM busybox AS builder
        RUN printf '::add-mask::a\n##[add-matcher]b\n' && touch /made
        FROM busybox
        COPY --from=builder /made /
        """;

    private static readonly Dictionary<string, string> GitHub = new()
    {
        ["GITHUB_ACTIONS"] = "true",
        ["GITHUB_REF"] = "refs/heads/main",
        ["GITHUB_SHA"] = "0123456789abcdef",
        ["GITHUB_REPOSITORY"] = "acme/web",
    };

    private static readonly Dictionary<string, string> GitLab = new()
    {
        ["GITLAB_CI"] = "true",
        ["CI_COMMIT_BRANCH"] = "feature/x",
        ["CI_COMMIT_SHA"] = "0123456789abcdef",
        ["DOCKERCI_DOTENV"] = "build.env",
    };

    [Fact]
    public void Have_groups_outputs_and_errors()
    {
        var project = Checkout();
        var pushed = Run(project, "Push", GitHub);
        Assert.True(pushed.ExitCode == 0, pushed.All);
        Assert.Matches(
            $"^::group::build 1 of 2: [a-z0-9-]+ ::endgroup:: ::group::build 2 of 2: [a-z0-9-]+ ::endgroup:: ::group::push {project.Image} ::endgroup::$",
            string.Join(' ', Commands(pushed.All)));
        Assert.Contains("# #[add-matcher]b", pushed.All, StringComparison.Ordinal);
        AssertOutputs(project);

        var failed = Run(project, "Fail", GitHub);
        Assert.NotEqual(0, failed.ExitCode);
        Assert.StartsWith($"::error file={project.Folder}/Dockerfile.bad,line=2::Dockerfile.bad: building ", Assert.Single(Commands(failed.All)), StringComparison.Ordinal);

        var gitLab = Run(project, "Push", GitLab);
        Assert.True(gitLab.ExitCode == 0, gitLab.All);
        Assert.Empty(Commands(gitLab.All));
        Assert.Matches(@"\n\x1b\[0Ksection_start:[0-9]{10}:dockerci-build-1-of-2-[a-z0-9-]+-[0-9]{13}\n\x1b\[0Kbuild 1 of 2: [a-z0-9-]+\n", gitLab.All);
        Assert.Equal(3, gitLab.All.Split("\n\u001b[0Ksection_end:").Length - 1);
        Assert.Contains($"\nDOCKERCI_DIGEST={profile.Registry.Images.DigestOf($"{project.Image}:sha-0123456")}\n", Text(project, "build.env"), StringComparison.Ordinal);
    }

    // What GitHub's runner would take for a command, but for the login's masks.
    private static IEnumerable<string> Commands(string all) => all.Split('\n')
        .Where(l => !l.StartsWith("::add-mask::", StringComparison.Ordinal) || l == "::add-mask::a")
        .Where(l => l.TrimStart().StartsWith("::", StringComparison.Ordinal) || l.Contains("##[", StringComparison.Ordinal));

    private static string Text(Project project, string file) => File.ReadAllText(Path.Combine(project.Folder, file));

    private void AssertOutputs(Project project)
    {
        var digest = profile.Registry.Images.DigestOf($"{project.Image}:main");
        var outputs = Text(project, "output");
        Assert.Matches($@"\ntags<<(\S+)\n{project.Image}:main\n{project.Image}:sha-0123456\n\1\n", outputs);
        Assert.Matches($@"\ndigest<<(\S+)\n{digest}\n\1\n", outputs);
        Assert.Matches(@"\ncache-hit-ratio<<(\S+)\n0\n\1\n", outputs);
        Assert.Contains($"\n{project.Folder}/report.json\n", outputs, StringComparison.Ordinal);
        Assert.Contains("\n| builder | 1 | 0 | ", Text(project, "summary"), StringComparison.Ordinal);
        Assert.Contains(digest.Replace(":", "&#58;", StringComparison.Ordinal), Text(project, "summary"), StringComparison.Ordinal);
        Assert.Equal(
            "0123456789abcdef https://github.com/acme/web\n",
            profile.Docker(
                "image", "inspect", "--format", """{{index .Config.Labels "org.opencontainers.image.revision"}} {{index .Config.Labels "org.opencontainers.image.source"}}""", $"{project.Image}:main"));
    }

    private Project Checkout()
    {
        var project = profile.NewProject(Dockerfile);
        project.Write("Dockerfile.bad", "FROM busybox\nRUN printf '\\n::add-mask::a\\n##[add-matcher]b\\n' && false\n");
        project.Write("build.cake", Script);
        project.Write(".config/dotnet-tools.json", File.ReadAllText(Repository.At(".config", "dotnet-tools.json")));
        project.Write("output", string.Empty);
        project.Write("summary", string.Empty);
        Command.Output("dotnet", ["tool", "restore"], folder: project.Folder);
        return project;
    }

    private CommandOutcome Run(Project project, string target, Dictionary<string, string> vendor)
    {
        profile.UsedMachine(project);
        var variables = new Dictionary<string, string>(profile.Variables.Concat(vendor))
        {
            ["REGISTRY"] = profile.Registry.Address,
            ["REGISTRY_USER"] = profile.Registry.User,
            ["REGISTRY_PASS"] = profile.Registry.Password,
            ["CACHE_IMAGE"] = project.Image,
            ["GITHUB_OUTPUT"] = Path.Combine(project.Folder, "output"),
            ["GITHUB_STEP_SUMMARY"] = Path.Combine(project.Folder, "summary"),
            ["TERM"] = "xterm",
        };
        return Command.Run("dotnet", ["cake", $"--target={target}", $"--nuget_source={Package.Folder}"], variables, project.Folder);
    }
}
