using Cake.DockerCiCache.Contexts.Keys;
using Cake.DockerCiCache.Dockerfiles.Instructions;
using Cake.DockerCiCache.Dockerfiles.Stages;
using Cake.DockerCiCache.Engines.Configuration;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Runs.Orders;

namespace Cake.DockerCiCache.Runs.Skipping;

/// <summary>What a build depends on that is known without reading a file or asking a registry.</summary>
internal static class KnownInputs
{
    // buildx hands it on as a build argument (docs.docker.com/build/ci/github-actions/reproducible-builds).
    private const string Epoch = "SOURCE_DATE_EPOCH";

    private static readonly ContextListing NotRead = new([]) { HashName = string.Empty };

    /// <summary>A request for each platform that is built for, alike but for what the Dockerfile makes of the platform.</summary>
    /// <param name="order">What is built.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="own">The platform of the machine that builds.</param>
    /// <param name="variables">The environment that docker gets.</param>
    /// <param name="proxies">The proxies that docker hands on; null when they are not known.</param>
    public static IReadOnlyList<KeyRequest> Of(BuildOrder order, EngineFacts engine, string own, RunVariables variables, IReadOnlyDictionary<string, string>? proxies)
    {
        var request = order.Input.Request;
        var wanted = (request.Platform ?? request.DefaultPlatform ?? own).Split(',', StringSplitOptions.TrimEntries);
        var known = new KeyRequest
        {
            Graph = order.Input.Graph,
            DockerfileText = order.Input.DockerfileText,
            Context = NotRead,
            Platforms = [.. wanted.Select(Normalised)],
            BuildPlatform = Normalised(own),
            Target = request.Target,
            BuildArgs = BuildArgs(request, engine.HasBuildx ? variables.Find(Epoch) : null),
            Proxies = proxies,
            BuildContexts = request.BuildContexts,
            Labels = request.Labels,
            Network = request.Network,

            // A run that looks at secrets must not take what one left that does not.
            Options = [.. request.Options, .. order.SecretsMatter ? ["secrets matter"] : Array.Empty<string>()],
            SecretsMatter = order.SecretsMatter,
        };
        var options = GraphOptions.Of(request, own);
        return [.. wanted.Select(p => known with { Graph = StageGraph.Parse(request.Dockerfile, known.DockerfileText, options with { Platform = p }) })];
    }

    private static Dictionary<string, string?> BuildArgs(BuildRequest request, string? epoch)
    {
        var arguments = request.BuildArgs.ToDictionary(StringComparer.Ordinal);
        if (epoch is not null)
        {
            arguments.TryAdd(Epoch, epoch);
        }

        return arguments;
    }

    private static string Normalised(string platform) => Platform.TryParse(platform)?.ToString() ?? platform;
}
