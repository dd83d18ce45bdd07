using System.Collections.Concurrent;

namespace Cake.DockerCiCache.Registries.Http;

/// <summary>Finds out how each registry wants to be asked, and keeps what it then accepts.</summary>
/// <remarks>As docker: <c>GET /v2/</c> first, once for each registry, so that many questions at once do not all begin with a refusal.</remarks>
internal sealed class Permissions(HttpExchange http, Func<string, RegistryCredential?> credentials)
{
    private const int Unauthorized = 401;

    private readonly TokenServer tokens = new(http);
    private readonly ConcurrentDictionary<string, Lazy<HttpReply>> greetings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Permission>> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<RegistryCredential?>> found = new(StringComparer.Ordinal);

    /// <summary>How the registry answers to <c>GET /v2/</c>.</summary>
    public HttpReply Greet(RegistryEndpoint registry) => Once(
        greetings,
        registry.Name,
        () => http.Send(new HttpQuestion(HttpMethod.Get, new Uri(registry.Root, "v2/")), RequestAuthorization.None),
        reply => reply is HttpReply.Answered { Status: < 500 and not 429 });

    /// <summary>
    /// Where a registry that has given its permission is to be asked: one that the engine may reach by plain HTTP may lead to TLS, and then no
    /// credential goes there without.
    /// </summary>
    public RegistryEndpoint At(RegistryEndpoint registry) => Following(registry, Greet(registry));

    /// <summary>What to ask with.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="scope"><c>repository:NAME:pull</c> and so on.</param>
    public Permission For(RegistryEndpoint registry, string scope)
    {
        if (known.TryGetValue(Key(registry, scope), out var kept))
        {
            return kept.Value;
        }

        var greeting = Greet(registry);
        return greeting switch
        {
            HttpReply.Answered { Status: Unauthorized, Challenge: { } challenge } => Kept(Following(registry, greeting), challenge, scope),
            HttpReply.Answered { Status: < 500 and not 429 } => Permission.Granted(RequestAuthorization.None),
            var failure => Permission.Failed(failure, registry.Name),
        };
    }

    /// <summary>What to ask with after a refusal of what was <paramref name="refused"/>: a token may have become too old.</summary>
    public Permission Renew(RegistryEndpoint registry, Challenge challenge, string scope, Permission refused)
    {
        var key = Key(registry, scope);
        if (known.TryGetValue(key, out var kept) && ReferenceEquals(kept.Value, refused))
        {
            known.TryRemove(KeyValuePair.Create(key, kept));
        }

        return Kept(registry, challenge, scope);
    }

    private Permission Kept(RegistryEndpoint registry, Challenge challenge, string scope) =>
        Once(known, Key(registry, scope), () => Answer(registry, challenge, scope), permission => permission.Failure is null);

    private Permission Answer(RegistryEndpoint registry, Challenge challenge, string scope)
    {
        var isLedAway = LedTo(registry, Greet(registry)) is not null;
        var credential = isLedAway ? null : found.GetOrAdd(registry.CredentialsKey, key => new Lazy<RegistryCredential?>(() => credentials(key))).Value;
        return challenge.IsBearer
            ? tokens.Ask(registry, challenge, scope, credential)
            : Permission.Granted(credential?.Password is null ? RequestAuthorization.None : RequestAuthorization.Basic(credential));
    }

    private static RegistryEndpoint Following(RegistryEndpoint registry, HttpReply greeting) =>
        LedTo(registry, greeting) is { } secure && secure.Host == registry.Root.Host ? registry with { Root = new Uri(secure, "/") } : registry;

    private static Uri? LedTo(RegistryEndpoint registry, HttpReply greeting) =>
        registry.Root.Scheme == Uri.UriSchemeHttp && greeting is HttpReply.Answered { Address: { } end } && end.Scheme == Uri.UriSchemeHttps ? end : null;

    private static string Key(RegistryEndpoint registry, string scope) => $"{registry.Name} {scope}";

    // Whoever asks at the same time waits for the same answer; an answer that is no use is asked for again by the next.
    private static T Once<T>(ConcurrentDictionary<string, Lazy<T>> kept, string key, Func<T> ask, Func<T, bool> isOfUse)
    {
        var asked = kept.GetOrAdd(key, _ => new Lazy<T>(ask));
        var result = asked.Value;
        if (!isOfUse(result))
        {
            kept.TryRemove(KeyValuePair.Create(key, asked));
        }

        return result;
    }
}
