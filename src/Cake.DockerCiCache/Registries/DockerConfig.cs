using System.Text;
using System.Text.Json;

namespace Cake.DockerCiCache.Registries;

/// <summary>What docker's configuration file says about credentials.</summary>
/// <remarks>github.com/docker/cli, cli/config/configfile/file.go and cli/config/credentials/file_store.go.</remarks>
internal sealed class DockerConfig : IDisposable
{
    private readonly JsonDocument json;

    private DockerConfig(JsonDocument parsed)
    {
        json = parsed;
    }

    /// <summary>Reads the file's text; null when it is not what docker writes.</summary>
    public static DockerConfig? Read(string text)
    {
        try
        {
            var parsed = JsonDocument.Parse(text);
            return parsed.RootElement.ValueKind == JsonValueKind.Object ? new DockerConfig(parsed) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Dispose() => json.Dispose();

    /// <summary>The name of the credential helper for a registry: its own before the one for all; null when there is none.</summary>
    public string? HelperFor(string registry)
    {
        var helper = Text(Member(json.RootElement, "credHelpers"), registry) ?? Text(json.RootElement, "credsStore");
        return string.IsNullOrEmpty(helper) ? null : helper;
    }

    /// <summary>The credential that the file itself holds.</summary>
    public RegistryCredential? Stored(string registry)
    {
        if (Member(json.RootElement, "auths") is not { ValueKind: JsonValueKind.Object } all)
        {
            return null;
        }

        // By its own key, else by a key for the same host: older versions wrote https://host/v1/.
        var entries = all.EnumerateObject().Where(e => e.Value.ValueKind == JsonValueKind.Object).ToList();
        var entry = entries.Find(e => e.Name == registry) is { Value.ValueKind: JsonValueKind.Object } exact ? exact : entries.Find(e => Host(e.Name) == Host(registry));
        return entry.Value.ValueKind == JsonValueKind.Object ? Credential(entry.Value) : null;
    }

    private static RegistryCredential? Credential(JsonElement entry)
    {
        if (Text(entry, "identitytoken") is { Length: > 0 } token)
        {
            return RegistryCredential.OfIdentityToken(token);
        }

        var (user, password) = Text(entry, "auth") is { Length: > 0 } auth ? Pair(auth) : (Text(entry, "username"), Text(entry, "password"));
        return string.IsNullOrEmpty(user) || password is null ? null : RegistryCredential.OfPassword(user, password);
    }

    private static (string? User, string? Password) Pair(string auth)
    {
        var bytes = new byte[auth.Length];
        if (!Convert.TryFromBase64String(auth, bytes, out var length))
        {
            return (null, null);
        }

        var pair = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return pair.Length == 2 ? (pair[0], pair[1].Trim('\0')) : (null, null);
    }

    private static string Host(string key)
    {
        var bare = key.Contains("://", StringComparison.Ordinal) ? key[(key.IndexOf("://", StringComparison.Ordinal) + 3)..] : key;
        return bare.Split('/')[0];
    }

    private static JsonElement? Member(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } container && container.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
