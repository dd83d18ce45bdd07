namespace Cake.DockerCiCache.Engines.Building;

/// <summary>A builder as it is to be created.</summary>
internal sealed record NewBuilder(string Driver, IReadOnlyDictionary<string, string> Options, string? Endpoint, string? Configuration)
{
    /// <summary>The arguments of docker (docs.docker.com/reference/cli/docker/buildx/create).</summary>
    public IReadOnlyList<string> Arguments(string name) =>
    [
        "buildx", "create", "--name", name, "--driver", Driver,
        .. Options.SelectMany(o => new[] { "--driver-opt", $"{o.Key}={o.Value}" }),
        .. Configuration is null ? Array.Empty<string>() : ["--buildkitd-config", Configuration],
        .. Endpoint is null ? Array.Empty<string>() : [Endpoint],
    ];
}
