using System.Text;
using System.Text.Json;

namespace Cake.DockerCiCache.Registries.Http;

/// <summary>Gets a token for a scope from the server that a registry names.</summary>
/// <remarks>
/// distribution.github.io/distribution/spec/auth/token (GET, with a password or nothing) and /oauth (POST, with an identity token).
/// </remarks>
internal sealed class TokenServer(HttpExchange http)
{
    public Permission Ask(RegistryEndpoint registry, Challenge challenge, string scope, RegistryCredential? credential)
    {
        if (!Uri.TryCreate(challenge.Realm, UriKind.Absolute, out var realm) || !IsFit(realm, registry))
        {
            return Permission.Refused($"{registry.Name} names no token server that could be trusted: \"{RegistryWords.Clean(challenge.Realm ?? string.Empty, [])}\"");
        }

        var reply = credential?.IdentityToken is { } token
            ? http.Send(Post(realm, challenge, scope, token), RequestAuthorization.None)
            : http.Send(Get(realm, challenge, scope, credential), Proof(credential));
        return reply is HttpReply.Answered { IsSuccess: true } answered ? Granted(realm, answered.Body) : Permission.Failed(reply, $"token server {realm.Authority}");
    }

    // A registry with TLS that sends credentials to a place without would undo it.
    private static bool IsFit(Uri realm, RegistryEndpoint registry) =>
        realm.Scheme == Uri.UriSchemeHttps || (realm.Scheme == Uri.UriSchemeHttp && registry.Root.Scheme == Uri.UriSchemeHttp);

    private static RequestAuthorization Proof(RegistryCredential? credential) =>
        credential is null ? RequestAuthorization.None : RequestAuthorization.Basic(credential);

    private static HttpQuestion Get(Uri realm, Challenge challenge, string scope, RegistryCredential? credential)
    {
        var query = Form(("service", challenge.Service), ("scope", scope), ("account", credential?.User));
        return new HttpQuestion(HttpMethod.Get, new UriBuilder(realm) { Query = string.Join('&', new[] { realm.Query.TrimStart('?'), query }.Where(q => q.Length > 0)) }.Uri);
    }

    private static HttpQuestion Post(Uri realm, Challenge challenge, string scope, string token)
    {
        var form = Form(("grant_type", "refresh_token"), ("service", challenge.Service), ("scope", scope), ("client_id", "cake-dockercicache"), ("refresh_token", token));
        return new HttpQuestion(HttpMethod.Post, realm)
        {
            Body = Encoding.UTF8.GetBytes(form),
            BodyType = "application/x-www-form-urlencoded",
            Secrets = [token],
        };
    }

    private static string Form(params (string Name, string? Value)[] fields) =>
        string.Join('&', fields.Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value!)}"));

    private static Permission Granted(Uri realm, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var token = Text(json.RootElement, "token") ?? Text(json.RootElement, "access_token");
            return string.IsNullOrEmpty(token) ? NoToken(realm) : Permission.Granted(RequestAuthorization.Bearer(token));
        }
        catch (Exception fault) when (fault is JsonException or FormatException)
        {
            return NoToken(realm);
        }
    }

    private static Permission NoToken(Uri realm) => Permission.Refused($"token server {realm.Authority} answered without a token");

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
