namespace Cake.DockerCiCache.EngineTests.Workloads;

/// <summary>A folder with a Dockerfile, which is the build context too, and the repository of its image.</summary>
internal sealed record Project(string Folder, string Image)
{
    /// <summary>The image's repository, without the registry.</summary>
    public string Repository => Image[(Image.IndexOf('/', StringComparison.Ordinal) + 1)..];

    public DockerCiBuildSettings Settings => new() { Image = Image };

    /// <summary>Writes a file; the folders on its way are made.</summary>
    public void Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Append(string file, string line) => File.AppendAllText(Path.Combine(Folder, file), line + "\n");

    public void Replace(string file, string old, string @new)
    {
        var path = Path.Combine(Folder, file);
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, @new, StringComparison.Ordinal));
    }

    /// <summary>The reference of a cache image.</summary>
    public string Cache(string stage) => $"{Image}:{stage}";
}
