namespace Cake.DockerCiCache.Benchmarks.Machines;

/// <summary>What a registry holds: emptied, kept under a name and brought back while the registry runs, which keeps nothing in memory.</summary>
internal sealed class RegistryState(string registryFolder, string keptFolder)
{
    private readonly string data = Path.Combine(registryFolder, "data");

    private string Blobs => Path.Combine(data, "docker", "registry", "v2", "blobs");

    public void Empty()
    {
        if (Directory.Exists(data))
        {
            Directory.Delete(data, recursive: true);
        }

        Directory.CreateDirectory(data);
    }

    public bool Has(string name) => Directory.Exists(Kept(name));

    /// <summary>Keeps what the registry holds now, which is empty afterwards.</summary>
    public void Keep(string name)
    {
        Directory.CreateDirectory(keptFolder);
        Directory.Move(data, Kept(name));
        Empty();
    }

    /// <summary>Brings back what was kept. Blobs never change, so links to them do; the rest is copied.</summary>
    public void Restore(string name)
    {
        Empty();
        Directory.CreateDirectory(Path.GetDirectoryName(Blobs)!);
        var kept = Path.Combine(Kept(name), Path.GetRelativePath(data, Path.GetDirectoryName(Blobs)!));
        Command.Output("cp", ["-a", Path.Combine(kept, "repositories"), Path.GetDirectoryName(Blobs)!]);
        Command.Output("cp", ["-al", Path.Combine(kept, "blobs"), Path.GetDirectoryName(Blobs)!]);
    }

    /// <summary>Drops everything that was kept.</summary>
    public void Forget()
    {
        if (Directory.Exists(keptFolder))
        {
            Directory.Delete(keptFolder, recursive: true);
        }
    }

    private string Kept(string name) => Path.Combine(keptFolder, name);
}
