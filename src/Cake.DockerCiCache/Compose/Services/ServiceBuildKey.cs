using Cake.DockerCiCache.Compose.Projects;

namespace Cake.DockerCiCache.Compose.Services;

/// <summary>What two services must have in common for their stages to be the same: everything but the target and the image's name and labels.</summary>
/// <param name="Text">All of it in one text.</param>
internal sealed record ServiceBuildKey(string Text)
{
    public static ServiceBuildKey Of(ComposeBuild build) => new(string.Join('\n', Parts(build)));

    private static IEnumerable<string> Parts(ComposeBuild build) =>
    [
        build.Context,
        build.InlineDockerfile is { } text ? "inline " + text : build.Dockerfile,
        .. build.Args.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"arg {a.Key}={a.Value}"),
        .. build.Contexts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"context {c.Key}={c.Value}"),
        .. build.Secrets.Select(s => "secret " + s),
        .. build.Ssh.Select(s => "ssh " + s),
        .. build.Options,
        $"network {build.Network}",
        $"platform {build.Platform}",
    ];
}
