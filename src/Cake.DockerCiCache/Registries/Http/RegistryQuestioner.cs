using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Retrying;

namespace Cake.DockerCiCache.Registries.Http;

/// <summary>Asks a repository, with permission and again after faults that can pass.</summary>
internal sealed class RegistryQuestioner(HttpExchange http, RegistryAccess access, Retry retry)
{
    private const int Unauthorized = 401;

    private readonly Permissions permissions = new(http, access.Credentials);

    public RegistryEndpoint AddressOf(ImageReference reference) => RegistryEndpoint.Of(reference, access.Insecure);

    /// <summary>Whether the registry is there at all, before many questions are put to it.</summary>
    /// <returns>Null when it is, else how the question ended.</returns>
    public HttpReply? FailureOfGreeting(RegistryEndpoint registry)
    {
        var reply = retry.Run($"question to {registry.Name}", () => permissions.Greet(registry), FaultOf);
        return reply is HttpReply.Answered { Status: < 500 and not 429 } ? null : reply;
    }

    /// <summary>Asks about a path of the reference's repository.</summary>
    /// <param name="what">For the line about a retry.</param>
    /// <param name="reference">Whose repository.</param>
    /// <param name="path">Below the repository: <c>manifests/latest</c>.</param>
    /// <param name="question">The request; its address is filled in.</param>
    public HttpReply Ask(string what, ImageReference reference, string path, HttpQuestion question)
    {
        var registry = AddressOf(reference);
        var repository = reference.Normalize().Path;
        var asked = question with { Address = new Uri(registry.Root, $"v2/{repository}/{path}") };
        var scope = $"repository:{repository}:{(question.Method == HttpMethod.Put ? "pull,push" : "pull")}";
        return retry.Run(what, () => Once(registry, scope, asked), FaultOf);
    }

    /// <summary>The fault in a reply; none in silence, which is not tried again.</summary>
    public static Fault? FaultOf(HttpReply reply) => reply switch
    {
        HttpReply.Answered { IsSuccess: true } => null,
        HttpReply.Answered answered => new Fault(answered.Words, PassingFaults.Has(answered.Status)) { RetryAfter = answered.RetryAfter },
        HttpReply.Broken broken => new Fault(broken.Words, broken.CanPass),
        _ => null,
    };

    private (RegistryEndpoint Registry, HttpQuestion Question) At(RegistryEndpoint registry, HttpQuestion question)
    {
        var asked = permissions.At(registry);
        return (asked, question with { Address = new Uri(asked.Root, question.Address.PathAndQuery) });
    }

    private HttpReply Once(RegistryEndpoint registry, string scope, HttpQuestion question)
    {
        var permission = permissions.For(registry, scope);
        if (permission.Failure is { } refusal)
        {
            return refusal;
        }

        (registry, question) = At(registry, question);
        var reply = http.Send(question, permission.Authorization);
        if (reply is not HttpReply.Answered { Status: Unauthorized, Challenge: { } challenge })
        {
            return reply;
        }

        var renewed = permissions.Renew(registry, challenge, scope, permission);
        return renewed switch
        {
            { Failure: { } failure } => failure,
            { Authorization.Header: null } => reply,
            _ => http.Send(question, renewed.Authorization),
        };
    }
}
