using Cake.Core;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Registries.Http;

namespace Cake.DockerCiCache.Runs.RegistryDoors;

/// <summary>Says hello to the registries that will be asked, while docker is still asked which engine there is.</summary>
/// <remarks>
/// So the connection stands, with TLS, and .NET has its HTTP client ready, when the questions come. Nothing is shown to a registry, and
/// it does not matter what it answers; one that speaks plain HTTP, of which only the engine knows, is not reached.
/// </remarks>
internal static class RegistryGreeting
{
    /// <summary>Begins, and waits for nothing.</summary>
    /// <param name="context">The context; where the script's host makes the connections, nobody is greeted.</param>
    /// <param name="images">Images in these registries.</param>
    /// <param name="patience">How long an answer may take.</param>
    public static void Begin(ICakeContext context, IEnumerable<ImageReference> images, TimeSpan patience)
    {
        if (RegistryDoor.Connections(context) is not null)
        {
            return;
        }

        foreach (var endpoint in images.Select(i => RegistryEndpoint.Of(i, insecure: [])).DistinctBy(e => e.Name))
        {
            _ = Task.Factory.StartNew(() => Greet(endpoint, patience), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    private static void Greet(RegistryEndpoint endpoint, TimeSpan patience)
    {
        using var http = new HttpExchange(RegistryHandler.Shared, patience, TimeProvider.System);
        new Permissions(http, _ => null).Greet(endpoint);
    }
}
