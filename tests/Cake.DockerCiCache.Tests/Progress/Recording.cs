using System.Runtime.CompilerServices;
using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Tests.Progress;

/// <summary>Logs of real engines: classic is 20.10.24, modern is 28.5.2, containerd is 28.5.2 on the containerd image store.</summary>
internal static class Recording
{
    public static string Folder { get; } = Path.Combine(Here(), "Recorded");

    public static PlainProgressReader Read(params string[] names)
    {
        var reader = new PlainProgressReader();
        foreach (var line in names.SelectMany(name => File.ReadLines(Path.Combine(Folder, name + ".log"))))
        {
            reader.Read(line);
        }

        return reader;
    }

    public static PlainProgressReader ReadText(string text)
    {
        var reader = new PlainProgressReader();
        foreach (var line in text.Split('\n'))
        {
            reader.Read(line);
        }

        return reader;
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
