using System.Net;
using Cake.Core;
using Cake.DockerCiCache.Engines.Configuration;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Registries;
using Cake.DockerCiCache.Registries.Http;
using Cake.DockerCiCache.Retrying;
using Cake.DockerCiCache.Runs.Orders;
using Cake.DockerCiCache.Runs.Telling;

namespace Cake.DockerCiCache.Runs.RegistryDoors;

/// <summary>Opens the way to registries, with the credentials of this run and the engine's word on who speaks plain HTTP.</summary>
internal sealed class RegistryDoor(ICakeContext context, RunOrder order, CiLog log)
{
    // A build must not wait long for an answer that it can do without.
    private const int MostTries = 3;

    public RegistryClient Open(EngineFacts engine, IEnumerable<string> references)
    {
        var logins = new StoredLogins(context, order.Tool, log.Warn);
        var access = new RegistryAccess(registry => Credential(logins.Find(registry)), Insecure(engine, references));
        var limits = RegistryLimits.Default with { Patience = order.Cache.Patience, Retries = order.Retries with { Attempts = Math.Min(order.Retries.Attempts, MostTries) } };
        return new RegistryClient(access, limits, RetryMeans.OfProcess(log.Show), Connections(context));
    }

    /// <summary>What makes the connections, where the script's host brings its own, as tests do.</summary>
    public static HttpMessageHandler? Connections(ICakeContext context) => context.ServiceProvider?.GetService(typeof(HttpMessageHandler)) as HttpMessageHandler;

    /// <summary>The engine speaks plain HTTP with a registry.</summary>
    /// <param name="registry">Its address.</param>
    /// <param name="insecure">Names, or ranges of addresses (dockerd's <c>insecure-registries</c>).</param>
    public static bool IsInsecure(string registry, IEnumerable<string> insecure) => insecure.Any(i =>
        i == registry || (IPNetwork.TryParse(i, out var range) && IPEndPoint.TryParse(registry, out var address) && range.Contains(address.Address)));

    private static RegistryCredential? Credential(StoredLogin? login) => login switch
    {
        null => null,
        { User: { } user } => RegistryCredential.OfPassword(user, login.Secret),
        _ => RegistryCredential.OfIdentityToken(login.Secret),
    };

    private static List<string> Insecure(EngineFacts engine, IEnumerable<string> references) =>
    [
        .. references.Select(RegistryAddress.OfImage).Distinct(StringComparer.Ordinal).Where(r => IsInsecure(r, engine.InsecureRegistries)),
        .. engine.Mirrors.Where(ImagePlaces.IsPlain).Select(ImagePlaces.AddressOf),
    ];
}
