using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Tests.Testing;

/// <summary>The kinds of engines that make a difference.</summary>
internal static class PlanEngines
{
    public static IReadOnlyDictionary<string, EngineFacts> All { get; } = new Dictionary<string, EngineFacts>
    {
        ["assumed"] = EngineFacts.Assumed,
        ["20.10"] = new() { EngineVersion = "20.10.24" },
        ["20.10-buildx-0.9"] = new() { EngineVersion = "20.10.21", BuildxVersion = "0.9.1-docker" },
        ["26.1"] = new() { EngineVersion = "26.1.5", BuildxVersion = "0.13.1" },
        ["28.5"] = new() { EngineVersion = "28.5.2", BuildxVersion = "0.29.1" },
        ["28.5-containerd"] = new() { EngineVersion = "28.5.2", BuildxVersion = "0.29.1", Store = ImageStore.Containerd },
        ["docker-container"] = new() { EngineVersion = "20.10.24", BuildxVersion = "0.29.1", Builder = "ci", Driver = "docker-container" },
    };
}
