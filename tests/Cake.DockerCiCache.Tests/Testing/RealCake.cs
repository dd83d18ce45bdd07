using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.DockerCiCache.Tests.Testing;

/// <summary>A context with this machine's files and processes, in a folder of its own that goes with it.</summary>
internal sealed class RealCake : ICakeContext, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("dockerci-").FullName;
    private readonly FakeEnvironment environment = FakeEnvironment.CreateUnixEnvironment();
    private readonly ToolLocator tools;
    private readonly ProcessesWithVariables processes;

    public RealCake()
    {
        environment.WorkingDirectory = folder;
        environment.SetEnvironmentVariable("PATH", System.Environment.GetEnvironmentVariable("PATH")!);
        Globber = new Globber(FileSystem, environment);
        tools = new ToolLocator(environment, new ToolRepository(environment), new ToolResolutionStrategy(FileSystem, environment, Globber, Configuration, Log));
        processes = new ProcessesWithVariables(new ProcessRunner(FileSystem, environment, Log, tools, Configuration), ProcessVariables);
    }

    /// <summary>What processes get beside this process's own variables: git without the user's configuration.</summary>
    public Dictionary<string, string> ProcessVariables { get; } = new() { ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_NOSYSTEM"] = "1" };

    public IFileSystem FileSystem { get; } = new FileSystem();

    public FakeEnvironment Variables => environment;

    public ICakeEnvironment Environment => environment;

    public IGlobber Globber { get; }

    public ICakeLog Log { get; } = new FakeLog();

    public IToolLocator Tools => tools;

    public IProcessRunner ProcessRunner => processes;

    public ICakeConfiguration Configuration { get; } = new FakeConfiguration();

    ICakeArguments ICakeContext.Arguments => throw new NotSupportedException();

    IRegistry ICakeContext.Registry => throw new NotSupportedException();

    ICakeDataResolver ICakeContext.Data => throw new NotSupportedException();

    IToolInstaller ICakeContext.ToolInstaller => throw new NotSupportedException();

    IServiceProvider ICakeContext.ServiceProvider => throw new NotSupportedException();

    public string PathOf(string path) => System.IO.Path.Join(folder, path);

    public RealCake WithFile(string path, string text = "")
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
        return this;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
