using Cake.Core;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Questions;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Registries;
using Cake.DockerCiCache.Registries.Http;
using Cake.DockerCiCache.Retrying;

namespace Cake.DockerCiCache.Runs.RegistryDoors;

/// <summary>Asks a registry that refused docker's login about the same credentials, with TLS unless the engine does without.</summary>
internal sealed class RefusedLogin(ICakeContext context, DockerTool docker)
{
    /// <param name="registry">As docker takes it; null for Docker Hub.</param>
    /// <param name="user">The user name.</param>
    /// <param name="password">The password or token.</param>
    /// <returns>Why it does not take them; null when it does.</returns>
    public Fault? Ask(string? registry, string user, string password)
    {
        var address = RegistryAddress.Of(registry);
        var isInsecure = RegistryDoor.IsInsecure(address, new EngineProbe(docker).AskInsecureRegistries());
        var access = new RegistryAccess(_ => RegistryCredential.OfPassword(user, password), isInsecure ? [address] : []);
        using var client = new RegistryClient(access, RegistryLimits.Default, RetryMeans.OfProcess(_ => { }), RegistryDoor.Connections(context));
        return client.Refusal(address);
    }
}
