using System.Collections.Concurrent;

namespace Cake.DockerCiCache.Registries.Http;

/// <summary>Finds out how each registry wants to be asked, and keeps what it then accepts.</summary>
/// <remarks>As docker: <c>GET /v2/</c> first, once for each registry, so that many questions at once do not all begin with a refusal.</remarks>
internal sealed class Permissions(HttpExchange http, Func<string, RegistryCredential?> credentials)
{
    private const int Unauthorized = 401;

    private readonly TokenServer tokens = new(http);
    private readonly ConcurrentDictionary<string, Lazy<Task<HttpReply>>> greetings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<Permission>>> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<RegistryCredential?>> found = new(StringComparer.Ordinal);

    /// <summary>How the registry answers to <c>GET /v2/</c>.</summary>
    public Task<HttpReply> GreetAsync(RegistryEndpoint registry) => OnceAsync(
        greetings,
        registry.Name,
        () => http.SendAsync(new HttpQuestion(HttpMethod.Get, new Uri(registry.Root, "v2/")), RequestAuthorization.None, CancellationToken.None),
        reply => reply is HttpReply.Answered { Status: < 500 and not 429 });

    /// <summary>
    /// Where a registry that has given its permission is to be asked: one that the engine may reach by plain HTTP may lead to TLS, and then no
    /// credential goes there without.
    /// </summary>
    public async Task<RegistryEndpoint> AtAsync(RegistryEndpoint registry) => Following(registry, await GreetAsync(registry));

    /// <summary>What to ask with.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="scope"><c>repository:NAME:pull</c> and so on.</param>
    public async Task<Permission> ForAsync(RegistryEndpoint registry, string scope)
    {
        if (known.TryGetValue(Key(registry, scope), out var kept))
        {
            return await kept.Value;
        }

        var greeting = await GreetAsync(registry);
        return greeting switch
        {
            HttpReply.Answered { Status: Unauthorized, Challenge: { } challenge } => await KeptAsync(Following(registry, greeting), challenge, scope),
            HttpReply.Answered { Status: < 500 and not 429 } => Permission.Granted(RequestAuthorization.None),
            var failure => Permission.Failed(failure, registry.Name),
        };
    }

    /// <summary>What to ask with after a refusal of what was <paramref name="refused"/>: a token may have become too old.</summary>
    public async Task<Permission> RenewAsync(RegistryEndpoint registry, Challenge challenge, string scope, Permission refused)
    {
        var key = Key(registry, scope);
        if (known.TryGetValue(key, out var kept) && ReferenceEquals(await kept.Value, refused))
        {
            known.TryRemove(KeyValuePair.Create(key, kept));
        }

        return await KeptAsync(registry, challenge, scope);
    }

    private Task<Permission> KeptAsync(RegistryEndpoint registry, Challenge challenge, string scope) =>
        OnceAsync(known, Key(registry, scope), () => AnswerAsync(registry, challenge, scope), permission => permission.Failure is null);

    private async Task<Permission> AnswerAsync(RegistryEndpoint registry, Challenge challenge, string scope)
    {
        var isLedAway = LedTo(registry, await GreetAsync(registry)) is not null;
        var credential = isLedAway ? null : found.GetOrAdd(registry.CredentialsKey, key => new Lazy<RegistryCredential?>(() => credentials(key))).Value;
        return challenge.IsBearer
            ? await tokens.AskAsync(registry, challenge, scope, credential)
            : Permission.Granted(credential?.Password is null ? RequestAuthorization.None : RequestAuthorization.Basic(credential));
    }

    private static RegistryEndpoint Following(RegistryEndpoint registry, HttpReply greeting) =>
        LedTo(registry, greeting) is { } secure && secure.Host == registry.Root.Host ? registry with { Root = new Uri(secure, "/") } : registry;

    private static Uri? LedTo(RegistryEndpoint registry, HttpReply greeting) =>
        registry.Root.Scheme == Uri.UriSchemeHttp && greeting is HttpReply.Answered { Address: { } end } && end.Scheme == Uri.UriSchemeHttps ? end : null;

    private static string Key(RegistryEndpoint registry, string scope) => $"{registry.Name} {scope}";

    // Whoever asks at the same time waits for the same answer; an answer that is no use is asked for again by the next.
    private static async Task<T> OnceAsync<T>(ConcurrentDictionary<string, Lazy<Task<T>>> kept, string key, Func<Task<T>> ask, Func<T, bool> isOfUse)
    {
        var task = kept.GetOrAdd(key, _ => new Lazy<Task<T>>(ask));
        var result = await task.Value;
        if (!isOfUse(result))
        {
            kept.TryRemove(KeyValuePair.Create(key, task));
        }

        return result;
    }
}
