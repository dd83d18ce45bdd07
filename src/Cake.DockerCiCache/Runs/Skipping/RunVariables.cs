using Cake.Core;
using Cake.Core.Tooling;

namespace Cake.DockerCiCache.Runs.Skipping;

/// <summary>The environment that docker gets.</summary>
internal sealed class RunVariables(ICakeContext context, ToolSettings tool)
{
    public string? Find(string name) =>
        (tool.EnvironmentVariables.TryGetValue(name, out var own) ? own : context.Environment.GetEnvironmentVariable(name)) is { Length: > 0 } value ? value : null;
}
