using Cake.Core.IO;

namespace Cake.DockerCiCache.Tests.Testing;

/// <summary>Starts processes with variables that a real machine would have.</summary>
internal sealed class ProcessesWithVariables(IProcessRunner real, IReadOnlyDictionary<string, string> variables) : IProcessRunner
{
    public IProcess Start(FilePath filePath, ProcessSettings settings)
    {
        settings.EnvironmentVariables = variables.Concat(settings.EnvironmentVariables ?? new Dictionary<string, string>()).ToDictionary();
        return real.Start(filePath, settings);
    }
}
