using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.DockerCiCache.Tests.Testing;

/// <summary>A script's context on fakes, with a docker on PATH and the working directory /repo.</summary>
internal sealed class FakeCake : ICakeContext
{
    public FakeCake()
    {
        FileSystem = new(Environment);
        Console = new(Log);
        FileSystem.CreateDirectory("/repo");
        FileSystem.CreateFile("/usr/bin/docker");
        Environment.SetEnvironmentVariable("PATH", "/usr/local/bin:/usr/bin");
        Globber = new Globber(FileSystem, Environment);
        Tools = new ToolLocator(Environment, new ToolRepository(Environment), new ToolResolutionStrategy(FileSystem, Environment, Globber, Configuration, Log));
    }

    public FakeEnvironment Environment { get; } = FakeEnvironment.CreateUnixEnvironment();

    public FakeFileSystem FileSystem { get; }

    public FakeLog Log { get; } = new();

    public FakeConsole Console { get; }

    public DockerFake Docker { get; } = new();

    public RegistryFake Registry { get; } = new();

    public IGlobber Globber { get; }

    public IToolLocator Tools { get; }

    public ICakeConfiguration Configuration { get; } = new FakeConfiguration();

    public ICakeDataResolver Data { get; } = new CakeDataService();

    ICakeEnvironment ICakeContext.Environment => Environment;

    IFileSystem ICakeContext.FileSystem => FileSystem;

    ICakeLog ICakeContext.Log => Log;

    IProcessRunner ICakeContext.ProcessRunner => Docker;

    ICakeArguments ICakeContext.Arguments => throw new NotSupportedException();

    IRegistry ICakeContext.Registry => throw new NotSupportedException();

    IToolInstaller ICakeContext.ToolInstaller => throw new NotSupportedException();

    IServiceProvider ICakeContext.ServiceProvider => new FakeServices(Console, Registry);

    public FakeCake WithFile(string path, string text = "FROM scratch\n")
    {
        FileSystem.CreateFile(path).SetContent(text);
        return this;
    }

    public FakeCake WithVariable(string name, string value)
    {
        Environment.SetEnvironmentVariable(name, value);
        return this;
    }

    /// <summary>A process, as Linux shows it.</summary>
    public FakeCake WithProcess(int id, int parent, string start = "1", string name = "docker", string state = "S", string[]? variables = null)
    {
        var fields = Enumerable.Repeat("0", 17);
        return WithFile($"/proc/{id}/stat", $"{id} ({name}) {state} {parent} {string.Join(' ', fields)} {start} 0 0\n")
            .WithFile($"/proc/{id}/environ", string.Concat((variables ?? ["PATH=/bin"]).Select(v => v + '\0')));
    }

    public string TextOf(string path) => ((FakeFile)FileSystem.GetFile(path)).GetTextContent();

    /// <summary>docker answers like an engine that was recorded.</summary>
    public FakeCake WithEngine(string engine)
    {
        Docker.AnswerLike(engine).AnswerBuilds();
        return this;
    }
}
