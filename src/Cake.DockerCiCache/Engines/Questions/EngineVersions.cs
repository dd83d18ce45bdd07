namespace Cake.DockerCiCache.Engines.Questions;

/// <summary>What client and engine say of themselves.</summary>
/// <param name="Client">The client's version; empty where only the engine was asked.</param>
/// <param name="Engine">The engine's version.</param>
/// <param name="System">The engine's operating system, <c>linux</c> or <c>windows</c>.</param>
internal sealed record EngineVersions(string Client, string Engine, string System)
{
    /// <summary>The engine's architecture in Go's words; null where it was not asked for.</summary>
    public string? Architecture { get; init; }
}
