namespace Cake.DockerCiCache.Compose.Services;

/// <summary>Which compose is there.</summary>
/// <param name="Version">Its version, for example <c>2.40.3</c>.</param>
/// <param name="IsPlugin">It is called as <c>docker compose</c>, not as <c>docker-compose</c>.</param>
/// <param name="IsFirstGeneration">It is v1: Python, YAML only, and <c>docker build</c> as its builder.</param>
internal sealed record ComposeFacts(string Version, bool IsPlugin, bool IsFirstGeneration)
{
    public string Command => IsPlugin ? "docker compose" : "docker-compose";

    /// <summary>v2 joins project and service with a hyphen, v1 with an underscore.</summary>
    public string DefaultImage(string project, string service) => project + (IsFirstGeneration ? '_' : '-') + service;

    public override string ToString() => $"{Command} {Version}";
}
