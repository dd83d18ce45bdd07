using System.Text.RegularExpressions;
using Cake.Core;
using Cake.Core.Tooling;

namespace Cake.DockerCiCache.Engines.Configuration;

/// <summary>The proxies of the user's configuration that docker and buildx hand on as build arguments. They may hold passwords.</summary>
/// <remarks>
/// Those under the engine's address, as the client writes it, else the default's (docker/cli, cli/config/configfile/file.go,
/// ParseProxyConfig; docker/buildx, store/storeutil, GetProxyConfig).
/// </remarks>
internal static partial class RunProxies
{
    private const string DefaultHost = "unix:///var/run/docker.sock";

    /// <summary>By the variables' names; null when it is not known which count: there are several sets, or the text is none that is understood here.</summary>
    public static IReadOnlyDictionary<string, string>? Of(ICakeContext context, ToolSettings settings)
    {
        if (DockerConfiguration.Parse(PrivateConfiguration.Of(context, settings).UsersText) is not { } configuration)
        {
            return null;
        }

        var host = configuration.HasProxiesOfHosts ? Host(new RunVariables(context, settings), configuration.Context) : DefaultHost;
        return host is null ? null : configuration.ProxiesFor(host);
    }

    // A variable comes before any context (docker/cli, cli/command/cli.go, resolveContextName). The client completes addresses, as with a
    // port, and takes others out of a context.
    private static string? Host(RunVariables variables, string? chosen) => variables.Find("DOCKER_HOST") switch
    {
        { } host => Complete().IsMatch(host) ? host : null,
        _ when variables.Find("DOCKER_TLS_VERIFY") is not null => null,
        _ => (variables.Find("DOCKER_CONTEXT") ?? chosen) is null or "default" ? DefaultHost : null,
    };

    [GeneratedRegex(@"^(unix:///.+|tcp://[^/:]+:\d+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Complete();
}
