using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Runs.Skipping;

/// <summary>Runs on fakes, but for the build context, which is a real folder: its files' modes can't be asked for otherwise.</summary>
internal sealed class SkipCase : IDisposable
{
    private const string Configuration = """{"created":"2026-03-01T12:00:00Z","config":{}}""";

    private readonly DirectoryInfo context = Directory.CreateTempSubdirectory("dockerci-skip-");

    public SkipCase(string dockerfile = "FROM alpine:3.20\nCOPY . /\n", string engine = RecordedEngine.Containerd)
    {
        Cake.WithFile("/repo/Dockerfile", dockerfile).WithVariable("REGISTRY_USER", "ci").WithVariable("REGISTRY_PASS", "pass-77b2").WithEngine(engine);
        Cake.FileSystem.CreateDirectory(context.FullName);
        Cake.Registry.HasConfig("alpine:3.20", Configuration).Has($"acme/web:built", Manifest);
        Cake.Docker.Answer("buildx build", DockerReply.Progress(
            $"#9 exporting to image\n#9 exporting manifest {Digest} done\n#9 pushing manifest for docker.io/acme/web:latest@{Digest} done"));
        Write("file", "content");
        Settings = new() { Image = "acme/web", Context = context.FullName, Dockerfile = "Dockerfile", SkipUnchanged = true, Retries = { Attempts = 1 } };
    }

    /// <summary>Of what every build gives.</summary>
    public static string Digest => RegistryFake.DigestOf(Manifest);

    public FakeCake Cake { get; } = new();

    public DockerCiBuildSettings Settings { get; }

    public static string BaseDigest => RegistryFake.DigestOf(RegistryFake.ManifestOf(Configuration));

    private static string Manifest => RegistryFake.ManifestOf("built");

    public void Dispose() => context.Delete(recursive: true);

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(context.FullName, file), text);

    public DockerCiBuildResult Build() => Cake.DockerCiBuild(Settings);

    public DockerCiBuildResult BuildAndPush()
    {
        var built = Build();
        Cake.DockerCiPush(built);
        return built;
    }

    /// <summary>The image under its key is there.</summary>
    public string Kept() => BuildAndPush().Plan.Key!;
}
