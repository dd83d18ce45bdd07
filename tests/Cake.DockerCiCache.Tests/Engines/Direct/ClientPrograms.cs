using Cake.Core.IO;
using Cake.DockerCiCache.Engines.Direct;
using IOPath = System.IO.Path;

namespace Cake.DockerCiCache.Tests.Engines.Direct;

/// <summary>docker's client is told from what stands before it, with files and links as they are on a machine.</summary>
public sealed class ClientPrograms : IDisposable
{
    private const string Program = "\u007fELF and more";

    private readonly string folder = System.IO.Directory.CreateTempSubdirectory("dockerci-client-").FullName;

    public void Dispose() => System.IO.Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("docker", Program, true)]
    [InlineData("docker", "#!/bin/sh", false)]
    [InlineData("docker", "\u007fE", false)]
    [InlineData("snap", Program, false)]
    public void Are_programs_of_that_name(string name, string text, bool isClient) => Assert.Equal(isClient, Is(Written(name, text)));

    [Theory]
    [InlineData("docker", true)]
    [InlineData("snap", false)]
    public void Are_what_links_lead_to(string name, bool isClient)
    {
        var target = Written($"bin/{name}", Program);
        Assert.Equal(isClient, Is(Link("docker", Link("alternatives", target))));
    }

    [Fact]
    public void Are_not_links_that_lead_nowhere() => Assert.False(Is(Link("docker", IOPath.Combine(folder, "gone", "docker"))));

    [Fact]
    public void Are_not_links_that_lead_to_themselves() => Assert.False(Is(Link("docker", IOPath.Combine(folder, "docker"))));

    private static bool Is(string path) => ClientProgram.Is(new FileSystem().GetFile(path));

    private string Written(string name, string text)
    {
        var path = IOPath.Combine(folder, name);
        System.IO.Directory.CreateDirectory(IOPath.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private string Link(string name, string target) => System.IO.File.CreateSymbolicLink(IOPath.Combine(folder, name), target).FullName;
}
