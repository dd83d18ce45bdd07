using Cake.Core.IO;

namespace Cake.DockerCiCache.EngineTests.Machines;

/// <summary>Starts processes with the machine's variables, which on a real CI machine they would inherit.</summary>
internal sealed class MachineProcesses(IProcessRunner real, IReadOnlyDictionary<string, string> variables) : IProcessRunner
{
    public IProcess? Start(FilePath filePath, ProcessSettings settings)
    {
        var all = new Dictionary<string, string?>();
        foreach (var (name, value) in variables.Select(v => KeyValuePair.Create<string, string?>(v.Key, v.Value)).Concat(settings.EnvironmentVariables ?? all))
        {
            all[name] = value;
        }

        settings.EnvironmentVariables = all!;
        return real.Start(filePath, settings);
    }
}
