using System.Collections.Concurrent;
using Cake.Core;
using Cake.Core.IO;

namespace Cake.DockerCiCache.Tests.Testing;

/// <summary>An environment with the variables that a test sets, and no others.</summary>
internal sealed class FakeEnvironment(PlatformFamily family) : ICakeEnvironment
{
    private readonly ConcurrentDictionary<string, string> variables = new(StringComparer.Ordinal);

    public DirectoryPath WorkingDirectory { get; set; } = "/repo";

    public DirectoryPath UserHomeDirectory { get; } = "/home/ci";

    public DirectoryPath ApplicationRoot { get; } = "/repo/tools";

    public ICakePlatform Platform { get; } = new FakePlatform(family);

    public ICakeRuntime Runtime { get; } = new CakeRuntime();

    public static FakeEnvironment CreateUnixEnvironment() => new(PlatformFamily.Linux);

    public void SetEnvironmentVariable(string name, string value) => variables[name] = value;

    public string? GetEnvironmentVariable(string variable) => variables.GetValueOrDefault(variable);

    public IDictionary<string, string> GetEnvironmentVariables() => new Dictionary<string, string>(variables, StringComparer.Ordinal);

    public DirectoryPath GetSpecialPath(SpecialPath path) => "/special";
}
