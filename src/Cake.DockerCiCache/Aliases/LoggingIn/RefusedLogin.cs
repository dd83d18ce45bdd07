using Cake.Core;
using Cake.DockerCiCache.Engines;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Registries;
using Cake.DockerCiCache.Retrying;
using Cake.DockerCiCache.Runs;

namespace Cake.DockerCiCache.Aliases.LoggingIn;

/// <summary>Asks a registry that refused docker's login about the same credentials, by HTTPS, but where the engine speaks plain HTTP as well.</summary>
internal sealed class RefusedLogin(ICakeContext context, DockerTool docker)
{
    private static readonly TimeSpan EnginePatience = TimeSpan.FromSeconds(60);

    /// <returns>Why it does not take them; null when it does.</returns>
    public Fault? Ask(Credentials credentials)
    {
        var registry = RegistryAddress.Of(credentials.Registry);
        var insecure = RegistryDoor.IsInsecure(registry, new EngineProbe(docker, EnginePatience).AskInsecureRegistries());
        var access = new RegistryAccess(_ => RegistryCredential.OfPassword(credentials.User, credentials.Password), insecure ? [registry] : []);
        using var client = new RegistryClient(access, RegistryLimits.Default, RetryMeans.OfProcess(_ => { }), RegistryDoor.Connections(context));
        return client.Refusal(registry);
    }
}
