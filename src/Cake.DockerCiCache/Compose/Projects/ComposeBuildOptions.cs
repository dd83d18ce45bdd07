using System.Text.Json;

namespace Cake.DockerCiCache.Compose.Projects;

/// <summary>Members of a <c>build</c> section that change what <c>RUN</c> sees, as options of <c>docker build</c>.</summary>
/// <remarks>They are in BuildKit's cache keys, so a stage that is built apart must be built with the same.</remarks>
internal static class ComposeBuildOptions
{
    public static IEnumerable<string> Of(JsonElement build) =>
    [
        .. ExtraHosts(build).Select(h => "--add-host=" + h),
        .. ComposeValues.Text(build, "shm_size") is { } size ? ["--shm-size=" + size] : Array.Empty<string>(),
        .. Ulimits(build).Select(u => "--ulimit=" + u),
        .. ComposeValues.List(build, "entitlements").Select(e => "--allow=" + e),
    ];

    // v2 prints "name=address", v1 "name:address"; docker takes the second from everywhere.
    private static IEnumerable<string> ExtraHosts(JsonElement build) =>
        ComposeValues.Member(build, "extra_hosts") is { ValueKind: JsonValueKind.Object }
            ? ComposeValues.FilledMap(build, "extra_hosts").Select(h => $"{h.Key}:{h.Value}")
            : ComposeValues.List(build, "extra_hosts").Select(ColonAfterName);

    private static string ColonAfterName(string host)
    {
        var name = host.IndexOfAny(['=', ':']);
        return name < 0 ? host : $"{host[..name]}:{host[(name + 1)..]}";
    }

    private static IEnumerable<string> Ulimits(JsonElement build) =>
        ComposeValues.Member(build, "ulimits") is { ValueKind: JsonValueKind.Object } limits
            ? limits.EnumerateObject().Select(l => l.Value.ValueKind == JsonValueKind.Object
                ? $"{l.Name}={ComposeValues.Text(l.Value, "soft")}:{ComposeValues.Text(l.Value, "hard")}"
                : $"{l.Name}={ComposeValues.Text(limits, l.Name)}")
            : [];
}
