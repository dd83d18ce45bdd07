using System.Text.Json;

namespace Cake.DockerCiCache.Engines.Questions;

/// <summary>What an engine and a builder said of themselves.</summary>
/// <param name="Info">What the engine said, with what docker says of itself where docker was asked; an empty object where it did not answer.</param>
/// <param name="Builder">What is known of the builder.</param>
internal sealed record EngineAnswers(JsonElement Info, InspectedBuilder Builder)
{
    /// <summary>Nobody answered for the engine.</summary>
    public bool AreWithoutEngine { get; init; }

    /// <summary>Client and engine; null where something of them is not known.</summary>
    public EngineVersions? Versions { get; init; }

    /// <summary>The version of buildx; null where it is not known, or not there.</summary>
    public string? BuildxVersion { get; init; }
}
