using Cake.DockerCiCache.EngineTests.Engines;

namespace Cake.DockerCiCache.EngineTests.Registries;

/// <summary>A registry with a password and one without, both with an image and an index.</summary>
public sealed class TwoRegistries : IDisposable
{
    public const string Repository = "by/hand";

    private readonly string folder = Directory.CreateTempSubdirectory("dockerci-tests-").FullName;

    public TwoRegistries()
    {
        Guard.Over(folder);
        Locked = LocalRegistry.Start(Path.Combine(folder, "locked"));
        Open = LocalRegistry.StartOpen(Path.Combine(folder, "open"));
        new HandMadeImage(Locked, Repository).Put("image", "index");
        new HandMadeImage(Open, Repository).Put("image", "index");
    }

    internal LocalRegistry Locked { get; }

    internal LocalRegistry Open { get; }

    public void Dispose()
    {
        Locked.Stop();
        Open.Stop();
        Directory.Delete(folder, recursive: true);
    }
}
