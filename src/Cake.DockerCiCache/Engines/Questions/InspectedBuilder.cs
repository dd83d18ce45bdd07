using System.Globalization;
using System.Text.Json;
using Cake.DockerCiCache.Engines.Output;

namespace Cake.DockerCiCache.Engines.Questions;

/// <summary>What a builder is: as <c>docker buildx inspect</c> says, or the engine itself, whose own builder it is.</summary>
internal sealed record InspectedBuilder
{
    private const string Engines = "default";
    private const string EnginesDriver = "docker";

    // Before it an engine may not speak with buildx, which then takes another builder (docker/buildx, driver/docker/factory.go).
    private const int FirstEngine = 20;

    // A processor of 32 bits comes in kinds, of which the engine says nothing.
    private static readonly string[] Known = ["amd64", "arm64"];

    public string Name { get; private init; } = Engines;

    public string Driver { get; private init; } = EnginesDriver;

    /// <summary>Gets the builder's own platform, its first; null where it does not run, or is not reached.</summary>
    public string? Platform { get; private init; }

    /// <summary>Gets what buildx said instead; null when it answered.</summary>
    public DockerOutcome? Refusal { get; private init; }

    /// <summary>Gets the same where there is no buildx to name it.</summary>
    public InspectedBuilder WithoutBuildx => this with { Refusal = DockerOutcome.Unanswered };

    /// <summary>Reads the answer of <c>docker buildx inspect</c>. An asterisk at a platform says that somebody set it.</summary>
    public static InspectedBuilder In(DockerOutcome answer) => new()
    {
        Name = Value(answer, "Name:") ?? Engines,
        Driver = Value(answer, "Driver:") ?? EnginesDriver,
        Platform = Value(answer, "Platforms:")?.Split(',')[0].Trim().TrimEnd('*') is { Length: > 0 } first ? first : null,
        Refusal = answer.Succeeded ? null : answer,
    };

    /// <summary>The builder of an engine that gave this answer to <c>GET /version</c>; null where the answer leaves its platform open.</summary>
    /// <remarks>Its first platform is that for which the engine was compiled (containerd/platforms, defaults.go), which <c>Os</c> and <c>Arch</c> name.</remarks>
    public static InspectedBuilder? OfEngine(JsonElement version) =>
        EngineInfo.Text(version, "Os") is { Length: > 0 } system && EngineInfo.Text(version, "Arch") is { } processor && Known.Contains(processor) && Major(version) >= FirstEngine
            ? new() { Platform = $"{system}/{processor}" }
            : null;

    // A version that is no number is one of a branch, and new.
    private static int Major(JsonElement version) =>
        EngineInfo.Text(version, "Version") is { } text ? int.TryParse(text.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : int.MaxValue : 0;

    private static string? Value(DockerOutcome answer, string label) =>
        answer.Output.FirstOrDefault(l => l.StartsWith(label, StringComparison.Ordinal))?[label.Length..].Trim();
}
