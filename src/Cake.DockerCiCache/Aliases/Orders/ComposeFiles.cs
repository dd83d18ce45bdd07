using System.Text;
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
    private const string Separators = "COMPOSE_PATH_SEPARATOR";
    private const string FilesVariable = "COMPOSE_ENV_FILES";

    private static readonly string[] Names = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];
    private static readonly string[] FirstGenerationNames = ["docker-compose.yml", "docker-compose.yaml", "compose.yml", "compose.yaml"];

    private static readonly string[] Overrides =
        ["compose.override.yml", "compose.override.yaml", "docker-compose.override.yml", "docker-compose.override.yaml"];

    private IReadOnlyDictionary<string, string>? read;

    private readonly DirectoryPath root = (settings.WorkingDirectory ?? context.Environment.WorkingDirectory).MakeAbsolute(context.Environment);

    /// <summary>Asks compose for variables as it reads them; null where that is left to this class (v1).</summary>
    public Func<IReadOnlyList<string>, IReadOnlyDictionary<string, string>>? Ask { get; init; }

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
        OfScript(name) ?? FromDotEnv(name);

    /// <summary>docker gets the variable as well, and not only compose.</summary>
    public bool IsOfProcess(string name) => OfScript(name) is not null;

    private string? OfScript(string name) =>
        settings.EnvironmentVariables.AsReadOnly().GetValueOrDefault(name) ?? context.Environment.GetEnvironmentVariable(name);

    private string Separator => Value(Separators) is { Length: > 0 } given ? given
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

    // Compose itself is asked only where the file can have an answer, which takes a call.
    private string? FromDotEnv(string name)
    {
        var file = context.FileSystem.GetFile(root.CombineWithFilePath(".env"));
        var lines = file.Exists ? file.ReadLines(Encoding.UTF8).ToList() : [];
        if (Ask is null)
        {
            return DotEnvLine.Last(lines, name);
        }

        var isElsewhere = OfScript(FilesVariable) is { Length: > 0 };
        return isElsewhere || lines.Exists(l => l.Contains(name, StringComparison.Ordinal))
            ? (read ??= Ask([Variable, Separators, "COMPOSE_PROFILES", DefaultPlatform.Variable])).GetValueOrDefault(name)
            : null;
    }
}
