using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Planning;

/// <summary>Build arguments as a plan shows them.</summary>
internal static class ShownBuildArgs
{
    public static IReadOnlyDictionary<string, string?> Of(BuildRequest request) => request.BuildArgs.ToDictionary(
        a => a.Key, a => a.Value is not null && SecretName.Is(a.Key) ? SecretName.Redacted : a.Value, StringComparer.Ordinal);
}
