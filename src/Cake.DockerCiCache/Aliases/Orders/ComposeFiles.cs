using Cake.Core;
using Cake.Core.IO;

namespace Cake.DockerCiCache.Aliases.Orders;

/// <summary>The compose files that compose itself would take when none is given, because an override can only be added to files that are named.</summary>
/// <remarks>
/// The order is compose's: COMPOSE_FILE, also from .env; else a file of a well-known name, here or in a folder above, with its
/// override file (docs.docker.com/compose/how-tos/environment-variables/envvars; compose-go, cli/options.go).
/// </remarks>
internal sealed class ComposeFiles(ICakeContext context, DockerCiComposeSettings settings, bool isFirstGeneration)
{
    private const string Variable = "COMPOSE_FILE";

    private static readonly string[] Names = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];
    private static readonly string[] FirstGenerationNames = ["docker-compose.yml", "docker-compose.yaml", "compose.yml", "compose.yaml"];

    private static readonly string[] Overrides =
        ["compose.override.yml", "compose.override.yaml", "docker-compose.override.yml", "docker-compose.override.yaml"];

    private readonly DirectoryPath root = (settings.WorkingDirectory ?? context.Environment.WorkingDirectory).MakeAbsolute(context.Environment);

    /// <summary>The files in order; empty where there are none, which compose then says in its own words.</summary>
    public IReadOnlyList<string> Find()
    {
        if (settings.Files.Count > 0)
        {
            return [.. settings.Files];
        }

        return Value(Variable) is { Length: > 0 } files ? files.Split(Separator) : Search(root);
    }

    /// <summary>A variable as compose sees it: the script's, the process's, or that of the file .env.</summary>
    public string? Value(string name) =>
        settings.EnvironmentVariables.AsReadOnly().GetValueOrDefault(name) ?? context.Environment.GetEnvironmentVariable(name) ?? FromDotEnv(name);

    private string Separator => Value("COMPOSE_PATH_SEPARATOR") is { Length: > 0 } given ? given
        : context.Environment.Platform.Family == PlatformFamily.Windows ? ";" : ":";

    private List<string> Search(DirectoryPath folder)
    {
        var first = (isFirstGeneration ? FirstGenerationNames : Names).FirstOrDefault(n => Exists(folder, n));
        if (first is not null)
        {
            var names = Overrides.Where(o => Exists(folder, o)).Take(1).Prepend(first);
            return [.. folder.FullPath == root.FullPath ? names : names.Select(n => folder.CombineWithFilePath(n).FullPath)];
        }

        var parent = folder.GetParent();
        return parent is null || parent.FullPath == folder.FullPath ? [] : Search(parent);
    }

    private bool Exists(DirectoryPath folder, string name) => context.FileSystem.GetFile(folder.CombineWithFilePath(name)).Exists;

    private string? FromDotEnv(string name)
    {
        var file = context.FileSystem.GetFile(root.CombineWithFilePath(".env"));
        return file.Exists
            ? file.ReadLines(System.Text.Encoding.UTF8)
                .Select(l => l.Trim())
                .Where(l => l.StartsWith(name + "=", StringComparison.Ordinal))
                .Select(l => l[(name.Length + 1)..].Trim('"', '\''))
                .LastOrDefault()
            : null;
    }
}
