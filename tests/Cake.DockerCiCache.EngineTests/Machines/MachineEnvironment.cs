using Cake.Core;
using Cake.Core.IO;

namespace Cake.DockerCiCache.EngineTests.Machines;

/// <summary>The environment of a CI machine: its own variables over those of this process, its own working folder.</summary>
internal sealed class MachineEnvironment(DirectoryPath workingFolder, IReadOnlyDictionary<string, string> variables) : ICakeEnvironment
{
    private readonly CakeEnvironment real = new(new CakePlatform(), new CakeRuntime());

    public DirectoryPath WorkingDirectory { get; set; } = workingFolder;

    public DirectoryPath UserHomeDirectory => real.UserHomeDirectory;

    public DirectoryPath ApplicationRoot => real.ApplicationRoot;

    public ICakePlatform Platform => real.Platform;

    public ICakeRuntime Runtime => real.Runtime;

    public DirectoryPath GetSpecialPath(SpecialPath path) => real.GetSpecialPath(path);

    public string? GetEnvironmentVariable(string variable) => variables.GetValueOrDefault(variable) ?? real.GetEnvironmentVariable(variable);

    public IDictionary<string, string?> GetEnvironmentVariables()
    {
        var all = real.GetEnvironmentVariables();
        foreach (var (name, value) in variables)
        {
            all[name] = value;
        }

        return all;
    }
}
