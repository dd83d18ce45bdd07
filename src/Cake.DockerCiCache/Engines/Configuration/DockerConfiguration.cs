using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Engines.Configuration;

/// <summary>The text of Docker's <c>config.json</c>, as far as it is about credentials, proxies, and which engine is meant.</summary>
/// <remarks>Form: docs.docker.com/reference/cli/docker/#docker-cli-configuration-file-configjson-properties; docker/cli, cli/config/configfile/file.go, credentials/file_store.go.</remarks>
internal sealed class DockerConfiguration
{
    private const string Logins = "auths";
    private const string Helpers = "credHelpers";
    private const string DefaultHelper = "credsStore";
    private const string Proxies = "proxies";
    private const string DefaultProxies = "default";

    private static readonly string[] Secrets = ["auth", "identitytoken", "registrytoken", "password"];

    private static readonly (string Field, string Variable)[] ProxyFields =
        [("httpProxy", "HTTP_PROXY"), ("httpsProxy", "HTTPS_PROXY"), ("noProxy", "NO_PROXY"), ("ftpProxy", "FTP_PROXY"), ("allProxy", "ALL_PROXY")];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly JsonObject root;

    private DockerConfiguration(JsonObject root) => this.root = root;

    /// <summary>Says nothing.</summary>
    public static DockerConfiguration Empty => new([]);

    /// <summary>Reads a text; one that is no configuration is null, and docker says so itself.</summary>
    public static DockerConfiguration? Parse(string? text)
    {
        try
        {
            return JsonNode.Parse(string.IsNullOrWhiteSpace(text) ? "{}" : text, documentOptions: Strict) is JsonObject root ? new(root) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The context that docker uses; null where none was chosen.</summary>
    public string? Context => NullIfEmpty(Text(root["currentContext"]));

    /// <summary>There are proxies for some engines alone.</summary>
    public bool HasProxiesOfHosts => Field(root, Proxies) is JsonObject hosts && hosts.Any(h => h.Key != DefaultProxies);

    /// <summary>The proxies for an engine, else those for all, by the variables that docker makes of them. They may hold passwords.</summary>
    public IReadOnlyDictionary<string, string> ProxiesFor(string host)
    {
        var hosts = Field(root, Proxies) as JsonObject;
        var own = hosts?.ContainsKey(host) is true ? hosts[host] : hosts?[DefaultProxies];
        return ProxyFields.Select(f => (f.Variable, Value: Text(Field(own as JsonObject, f.Field)))).Where(f => !string.IsNullOrEmpty(f.Value))
            .SelectMany(f => new[] { f.Variable, f.Variable.ToLowerInvariant() }.Select(v => (v, f.Value)))
            .ToDictionary(f => f.v, f => f.Value!, StringComparer.Ordinal);
    }

    /// <summary>A user name and password, or a token, for the registry stand in the text itself.</summary>
    public bool HoldsLogin(string registry) =>
        Entries(Logins, registry).Any(e => e.Value is JsonObject login && Secrets.Any(s => Text(login[s]) is { Length: > 0 }));

    /// <summary>The login for the registry that stands in the text itself.</summary>
    public StoredLogin? LoginFor(string registry) => Entries(Logins, registry).Select(e => e.Value).OfType<JsonObject>().Select(LoginIn).FirstOrDefault();

    /// <summary>The credential helper that is named for this registry alone.</summary>
    public string? OwnHelperOf(string registry) => Entries(Helpers, registry).Select(e => Text(e.Value)).FirstOrDefault();

    /// <summary>The credential helper that docker asks for the registry.</summary>
    public string? HelperOf(string registry) => NullIfEmpty(OwnHelperOf(registry) ?? Text(root[DefaultHelper]));

    /// <summary>The registry's login stands in the text from now on, whatever helper there is: docker takes an empty name for none.</summary>
    public void KeepFromHelper(string registry) =>
        ObjectAt(Helpers)[RegistryAddress.KeyOf(RegistryAddress.Of(registry))] = string.Empty;

    /// <summary>The same with the logins that another text has for registries for which there is none here; docker asks no helper for those.</summary>
    public DockerConfiguration WithMissing(DockerConfiguration other)
    {
        var registries = other.root[Logins] is JsonObject logins ? logins.Select(l => l.Key).Where(r => !HoldsLogin(r) && string.IsNullOrEmpty(OwnHelperOf(r))).ToList() : [];
        var merged = new DockerConfiguration(root.DeepClone().AsObject());
        foreach (var registry in registries)
        {
            merged.ObjectAt(Logins)[registry] = other.root[Logins]![registry]?.DeepClone();
            merged.KeepFromHelper(registry);
        }

        return merged;
    }

    /// <summary>The same with the logins of some registries as another text has them.</summary>
    public DockerConfiguration With(DockerConfiguration other, IEnumerable<string> registries)
    {
        var merged = new DockerConfiguration(root.DeepClone().AsObject());
        foreach (var (part, registry) in registries.SelectMany(r => new[] { (Logins, r), (Helpers, r) }))
        {
            foreach (var (name, value) in other.Entries(part, registry))
            {
                merged.ObjectAt(part)[name] = value?.DeepClone();
            }
        }

        return merged;
    }

    public override string ToString() => root.ToJsonString(Indented);

    // By docker's own key before other ones for the same registry: older versions wrote https://host/v1/.
    private List<KeyValuePair<string, JsonNode?>> Entries(string part, string registry) => root[part] is JsonObject entries
        ? [.. entries.Where(e => IsFor(e.Key, registry)).OrderByDescending(e => e.Key == RegistryAddress.KeyOf(registry))]
        : [];

    // Docker Hub has the one key (docker/cli, cli/config/credentials/file_store.go).
    private static bool IsFor(string key, string registry) =>
        RegistryAddress.Of(registry) == RegistryAddress.DockerHub ? key == RegistryAddress.KeyOf(registry) : RegistryAddress.Same(key, registry);

    private JsonObject ObjectAt(string part)
    {
        if (root[part] is not JsonObject entries)
        {
            root[part] = entries = [];
        }

        return entries;
    }

    private static StoredLogin? LoginIn(JsonObject entry)
    {
        if (Text(entry["identitytoken"]) is { Length: > 0 } token)
        {
            return new(User: null, token);
        }

        var (user, password) = Text(entry["auth"]) is { Length: > 0 } pair ? Pair(pair) : (Text(entry["username"]), Text(entry["password"]));
        return string.IsNullOrEmpty(user) || password is null ? null : new(user, password);
    }

    private static (string? User, string? Password) Pair(string auth)
    {
        var bytes = new byte[auth.Length];
        return Convert.TryFromBase64String(auth, bytes, out var length) && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [var user, var password]
            ? (user, password.Trim('\0'))
            : (null, null);
    }

    // Go does not look at the case of a field's name (encoding/json, Unmarshal).
    private static JsonNode? Field(JsonObject? of, string name) => of?.LastOrDefault(f => f.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
