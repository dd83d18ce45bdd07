using Cake.DockerCiCache.Registries.Http;
using Cake.DockerCiCache.Retrying;

namespace Cake.DockerCiCache.Registries.Questions;

/// <summary>Asks a registry, as docker's login does, whether it takes the credential that there is for it.</summary>
/// <remarks>The credential goes where the registry's own challenge says and is shown once: a wrong password may be counted.</remarks>
internal sealed class LoginQuestion(HttpExchange http, RegistryAccess access)
{
    /// <param name="registry">As in a normalised reference.</param>
    /// <returns>Why it does not; null when it does.</returns>
    public Fault? Ask(string registry)
    {
        var endpoint = RegistryEndpoint.Of(registry, access.Insecure);
        var permission = new Permissions(http, access.Credentials).For(endpoint, scope: string.Empty);
        var question = new HttpQuestion(HttpMethod.Get, new Uri(endpoint.Root, "v2/"));
        var reply = permission.Failure ?? http.Send(question, permission.Authorization);
        return reply is HttpReply.Silent silent
            ? new Fault($"no answer within {silent.Patience.TotalSeconds:0.#} s", CanPass: false)
            : RegistryQuestioner.FaultOf(reply);
    }
}
