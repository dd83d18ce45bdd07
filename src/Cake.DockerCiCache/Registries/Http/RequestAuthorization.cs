using System.Net.Http.Headers;
using System.Text;

namespace Cake.DockerCiCache.Registries.Http;

/// <summary>The header that proves who asks, and what of it no message may show.</summary>
internal sealed class RequestAuthorization
{
    private RequestAuthorization(AuthenticationHeaderValue? header, params string[] secrets)
    {
        Header = header;
        Secrets = secrets;
    }

    /// <summary>Nobody in particular asks.</summary>
    public static RequestAuthorization None { get; } = new(null);

    public AuthenticationHeaderValue? Header { get; }

    public IReadOnlyList<string> Secrets { get; }

    public static RequestAuthorization Basic(RegistryCredential credential)
    {
        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credential.User}:{credential.Password}"));
        return new RequestAuthorization(new AuthenticationHeaderValue("Basic", pair), pair, credential.Password ?? string.Empty);
    }

    public static RequestAuthorization Bearer(string token) => new(new AuthenticationHeaderValue("Bearer", token), token);

    public override string ToString() => Header is null ? "none" : $"{Header.Scheme} ***";
}
