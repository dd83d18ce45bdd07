using System.Text.Json;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Engines.Questions;

/// <summary>Reads the answer of <c>docker info --format {{json .}}</c>.</summary>
internal static class EngineInfo
{
    /// <summary>The versions; null where no engine answered, or the client is one that does not say its own here.</summary>
    public static EngineVersions? Versions(JsonElement info) =>
        info.TryGetProperty("ClientInfo", out var client) && Text(client, "Version") is { Length: > 0 } own
        && Text(info, "ServerVersion") is { Length: > 0 } engine && Text(info, "OSType") is { Length: > 0 } system
            ? new(own, engine, system)
            : null;

    /// <summary>The same where the engine itself answered, and so nothing is said of a client.</summary>
    public static EngineVersions? VersionsOfEngine(JsonElement info) =>
        Text(info, "ServerVersion") is { Length: > 0 } engine && Text(info, "OSType") is { Length: > 0 } system ? new(string.Empty, engine, system) : null;

    /// <summary>The containerd store says so in the driver's status (docs.docker.com/engine/storage/containerd).</summary>
    public static ImageStore StoreOf(JsonElement info) =>
        Array(info, "DriverStatus").Any(pair => pair.ValueKind == JsonValueKind.Array && pair.EnumerateArray().Any(IsSnapshotter))
            ? ImageStore.Containerd
            : ImageStore.Classic;

    /// <summary>The store has no image at all, as on most fresh CI machines.</summary>
    public static bool HoldsNoImage(JsonElement info) => info.TryGetProperty("Images", out var count) && count.ValueKind == JsonValueKind.Number && count.GetDouble() == 0;

    /// <summary>A plugin's version without the leading v; null when the client has no such plugin.</summary>
    public static string? PluginVersion(JsonElement info, string name) =>
        PluginsOf(info).Where(p => Text(p, "Name") == name).Select(p => Text(p, "Version")?.TrimStart('v')).FirstOrDefault();

    /// <summary>Where the client's plugins are, those that it can use.</summary>
    public static IEnumerable<(string Name, string Path)> Plugins(JsonElement info) =>
        from plugin in PluginsOf(info)
        where !plugin.TryGetProperty("Err", out _)
        let name = Text(plugin, "Name")
        let path = Text(plugin, "Path")
        where name is { Length: > 0 } && path is { Length: > 0 }
        select (name, path);

    /// <summary>The addresses that the engine asks for Docker Hub's images first.</summary>
    public static IReadOnlyList<string> Mirrors(JsonElement info) => Strings(RegistryConfig(info, "Mirrors"));

    /// <summary>The registries, or ranges of addresses, with which the engine speaks plain HTTP.</summary>
    public static IReadOnlyList<string> InsecureRegistries(JsonElement info) =>
    [
        .. Strings(RegistryConfig(info, "InsecureRegistryCIDRs")),
        .. RegistryConfig(info, "IndexConfigs") is { ValueKind: JsonValueKind.Object } indices
            ? indices.EnumerateObject().Where(i => i.Value.TryGetProperty("Secure", out var secure) && secure.ValueKind == JsonValueKind.False).Select(i => i.Name)
            : [],
    ];

    private static JsonElement RegistryConfig(JsonElement info, string name) =>
        info.TryGetProperty("RegistryConfig", out var config) && config.ValueKind == JsonValueKind.Object && config.TryGetProperty(name, out var value) ? value : default;

    private static string[] Strings(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)]
        : [];

    private static bool IsSnapshotter(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString()!.StartsWith("io.containerd.snapshotter", StringComparison.Ordinal);

    private static IEnumerable<JsonElement> PluginsOf(JsonElement info) =>
        info.TryGetProperty("ClientInfo", out var client) && client.ValueKind == JsonValueKind.Object ? Array(client, "Plugins").Where(p => p.ValueKind == JsonValueKind.Object) : [];

    private static IEnumerable<JsonElement> Array(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    /// <summary>A text of an answer; null where it is none.</summary>
    public static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
