using System.Collections.ObjectModel;

namespace Cake.DockerCiCache.Compose.Projects;

/// <summary>The <c>build</c> section of a service, as compose resolved it.</summary>
/// <remarks>docs.docker.com/reference/compose-file/build</remarks>
internal sealed record ComposeBuild
{
    /// <summary>A folder, as an absolute path, or an address that BuildKit fetches itself.</summary>
    public required string Context { get; init; }

    /// <summary>Relative to the context.</summary>
    public string Dockerfile { get; init; } = "Dockerfile";

    /// <summary>The Dockerfile's text where the compose file holds it (<c>dockerfile_inline</c>).</summary>
    public string? InlineDockerfile { get; init; }

    public string? Target { get; init; }

    public IReadOnlyDictionary<string, string?> Args { get; init; } = ReadOnlyDictionary<string, string?>.Empty;

    public IReadOnlyDictionary<string, string> Labels { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Further build contexts by name; <c>service:x</c> is the image of another service.</summary>
    public IReadOnlyDictionary<string, string> Contexts { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    public IReadOnlyList<string> CacheFrom { get; init; } = [];

    public IReadOnlyList<string> CacheTo { get; init; } = [];

    /// <summary>Further names of the image.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>In the form of docker's <c>--secret</c>.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>In the form of docker's <c>--ssh</c>.</summary>
    public IReadOnlyList<string> Ssh { get; init; } = [];

    public string? Network { get; init; }

    public string? Platform { get; init; }

    public bool Pull { get; init; }

    public bool NoCache { get; init; }

    /// <summary>Further options of <c>docker build</c> that are part of BuildKit's cache keys, such as <c>--add-host</c>.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    // What compose takes for no folder either (compose-go, loader/paths.go; compose/config/config.py of v1).
    public bool IsRemote => Context.Contains("://", StringComparison.Ordinal)
        || Context.StartsWith("git@", StringComparison.Ordinal) || Context.StartsWith("github.com/", StringComparison.Ordinal);

    /// <summary>The environment variables that hold its secrets.</summary>
    public IEnumerable<string> SecretVariables => Secrets.Select(s => s.Split(",env=", 2)).Where(p => p.Length > 1).Select(p => p[1]);

    /// <summary>The services whose images this build takes as contexts.</summary>
    public IEnumerable<string> ContextServices => Contexts.Values
        .Where(v => v.StartsWith(ServicePrefix, StringComparison.Ordinal))
        .Select(v => v[ServicePrefix.Length..]);

    public const string ServicePrefix = "service:";
}
