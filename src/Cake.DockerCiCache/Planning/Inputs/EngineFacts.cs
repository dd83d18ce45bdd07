using System.Globalization;
using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Planning.Inputs;

/// <summary>What the engine that will build says of itself.</summary>
internal sealed record EngineFacts
{
    // Before BuildKit 0.14 (Docker 27), an image that was rebuilt from an imported inline cache may lose its own inline cache on
    // the classic image store, which knows layers by their uncompressed digests only (moby/buildkit#2274, mended by #4796).
    private const int FirstEngineThatKeepsInlineCaches = 27;

    /// <summary>The engine a plan is made for when none was asked: today's engine with its buildx.</summary>
    public static EngineFacts Assumed { get; } = new() { EngineVersion = "28", BuildxVersion = "0.29", IsAssumed = true };

    /// <summary>The engine's version, for example <c>28.5.2</c>.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>buildx's version without <c>v</c>; null when the CLI has no buildx and BuildKit is inside.</summary>
    public string? BuildxVersion { get; init; }

    /// <summary>The builder's name as buildx calls it.</summary>
    public string Builder { get; init; } = "default";

    /// <summary>The builder's driver: <c>docker</c>, <c>docker-container</c>, <c>kubernetes</c> or <c>remote</c>.</summary>
    public string Driver { get; init; } = "docker";

    /// <summary>The platform of the machine that builds, such as <c>linux/amd64</c>, for which the Dockerfile's stages are read; null when nobody says it.</summary>
    public string? Platform { get; init; }

    public ImageStore Store { get; init; }

    /// <summary>The images in the engine's store, with digest where a registry has them; empty where it does not matter what the store holds.</summary>
    public IReadOnlyList<ImageReference> LocalImages { get; init; } = [];

    /// <summary>The addresses that the engine asks for Docker Hub's images first.</summary>
    public IReadOnlyList<string> Mirrors { get; init; } = [];

    /// <summary>The registries, or ranges of addresses, with which the engine speaks plain HTTP.</summary>
    public IReadOnlyList<string> InsecureRegistries { get; init; } = [];

    /// <summary>Nobody was asked: the plan was made without an engine.</summary>
    public bool IsAssumed { get; init; }

    public bool HasBuildx => BuildxVersion is not null;

    /// <summary>buildx makes provenance unless it is told not to, from 0.10 on; before, it does not know the word (docker/buildx, docs, "attestations").</summary>
    public bool MakesProvenance => BuildxVersion is { } buildx && (buildx.Split('.') is not ["0", var minor, ..] || !int.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number >= 10);

    /// <summary>The builder is the engine itself, so that what it builds is in the engine's image store.</summary>
    public bool BuildsInEngine => Driver == "docker";

    /// <summary>An image that is rebuilt from its inline cache may end up without one.</summary>
    public bool MayLoseInlineCaches =>
        BuildsInEngine && Store == ImageStore.Classic && Major(EngineVersion) < FirstEngineThatKeepsInlineCaches;

    /// <summary>One line for people.</summary>
    public override string ToString()
    {
        var engine = IsAssumed ? "no engine asked, planned for Docker 28 with buildx" : $"Docker {EngineVersion}";
        var store = Store == ImageStore.Containerd ? "containerd image store" : "classic image store";
        var builder = HasBuildx ? $"buildx {BuildxVersion}, builder {Builder} ({Driver})" : "BuildKit inside, no buildx";
        return IsAssumed ? engine : $"{engine}, {store}, {builder}";
    }

    private static int Major(string version) =>
        int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : int.MaxValue;
}
