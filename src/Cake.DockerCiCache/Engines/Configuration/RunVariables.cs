using Cake.Core;
using Cake.Core.Tooling;

namespace Cake.DockerCiCache.Engines.Configuration;

/// <summary>The environment that docker gets: the script's variables, else the process's.</summary>
internal sealed class RunVariables(ICakeContext context, ToolSettings tool)
{
    /// <summary>A variable's value; empty counts as not there, for docker as well.</summary>
    public string? Find(string name) =>
        (tool.EnvironmentVariables.TryGetValue(name, out var own) ? own : context.Environment.GetEnvironmentVariable(name)) is { Length: > 0 } value ? value : null;
}
