using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.DockerCiCache.Engines.Configuration;

namespace Cake.DockerCiCache.Engines.Direct;

/// <summary>The programs of docker's plugins, buildx and compose, which are started as docker starts them, without docker.</summary>
/// <remarks>
/// For each call of a plugin docker starts itself, the plugin to ask what it is, and then the plugin again, with its own arguments and
/// variables for itself (docker/cli, cli-plugins/manager/manager.go, PluginRunCommand): 0.1 s of which nobody has anything. Which program
/// it takes, it tells in <c>docker info</c>, or it is the first in docker's own order. A docker that is a script, or another program
/// under that name, may do something else before, so it is called as ever. Of the variables the socket by which a plugin sees docker
/// end is left out, as there is no docker, and what names docker's metrics.
/// </remarks>
/// <param name="context">The context.</param>
/// <param name="settings">The script's settings.</param>
/// <param name="docker">The docker; null where it is not there, or another program is run.</param>
/// <param name="configuration">The run's configuration of docker.</param>
internal sealed class PluginPrograms(ICakeContext context, ToolSettings settings, FilePath? docker, PrivateConfiguration configuration)
{
    /// <summary>The variable by which a plugin knows that docker started it, and by which command.</summary>
    public const string Variable = "DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND";

    private const string Wish = "DOCKERCI_DIRECT";
    private const string OtherFolders = "cliPluginsExtraDirs";

    // Folders of the system, in docker's order (docker/cli, cli-plugins/manager/manager_unix.go).
    private static readonly string[] SystemFolders = ["/usr/local/lib", "/usr/local/libexec", "/usr/lib", "/usr/libexec"];

    private readonly Lazy<bool> isUsed = new(() => docker is not null && IsUsed(context, settings, docker));

    /// <summary>The docker that a plugin is told it was started by.</summary>
    public string Docker => docker?.FullPath ?? string.Empty;

    /// <summary>The program of a plugin that is known; null where docker has to be called.</summary>
    /// <exception cref="CakeException">The variable DOCKERCI_DIRECT is neither true nor false.</exception>
    public FilePath? Find(string plugin) =>
        docker is not null && Known.Find(docker, plugin) is { } program && isUsed.Value && context.FileSystem.Exist(program) ? program : null;

    /// <summary>The program that docker would take, if it is one that docker takes; null where that is not to be known.</summary>
    /// <exception cref="CakeException">The variable DOCKERCI_DIRECT is neither true nor false.</exception>
    public FilePath? Guess(string plugin) => isUsed.Value && !HasOtherFolders && First(plugin) is { } first && Known.IsUsable(first) ? first : null;

    /// <summary>docker has no such plugin; false where that is not to be known.</summary>
    /// <exception cref="CakeException">The variable DOCKERCI_DIRECT is neither true nor false.</exception>
    public bool Lack(string plugin) => isUsed.Value && !HasOtherFolders && First(plugin) is null;

    /// <summary>Takes over where plugins are.</summary>
    public void Learn(IEnumerable<(string Name, string Path)> plugins)
    {
        if (docker is not null)
        {
            foreach (var (name, path) in plugins)
            {
                Known.Add(docker, name, path);
            }
        }
    }

    /// <inheritdoc cref="KnownPlugins.Leave"/>
    public void LeaveToDocker(FilePath program) => Known.Leave(program);

    private bool HasOtherFolders => configuration.UsersText?.Contains(OtherFolders, StringComparison.Ordinal) == true;

    private KnownPlugins Known => KnownPlugins.Of(configuration);

    private FilePath? First(string plugin)
    {
        var own = configuration.Open(settings)[UserConfiguration.Variable];
        return SystemFolders.Select(f => $"{f}/docker").Prepend(own).Select(f => new FilePath($"{f}/cli-plugins/docker-{plugin}")).FirstOrDefault(context.FileSystem.Exist);
    }

    private static bool IsUsed(ICakeContext context, ToolSettings settings, FilePath docker) =>
        new RunVariables(context, settings).Find(Wish) switch
        {
            null => ClientProgram.Is(context.FileSystem.GetFile(docker)),
            "true" => true,
            "false" => false,
            var other => throw new CakeException($"{Wish} is \"{other}\": set it to true to ask the engine and to start docker's plugins without docker, to false to leave both to docker, or leave it out"),
        };
}
