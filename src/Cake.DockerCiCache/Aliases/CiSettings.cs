using Cake.DockerCiCache.CiOutput;

namespace Cake.DockerCiCache.Aliases;

/// <summary>What a script wants its CI vendor to be told, and where.</summary>
internal sealed record CiSettings
{
    public bool LogGroups { get; init; } = true;

    public string? OutputFile { get; init; }

    public string? DotEnvFile { get; init; }

    public string? OutputPrefix { get; init; }

    public static CiSettings Of(DockerCiBuildSettings settings) => new()
    {
        LogGroups = settings.LogGroups,
        OutputFile = settings.OutputFile,
        DotEnvFile = settings.DotEnvFile,
        OutputPrefix = Checked(settings.OutputPrefix),
    };

    public static CiSettings Of(DockerCiComposeSettings settings) => new()
    {
        LogGroups = settings.LogGroups,
        OutputFile = settings.OutputFile,
        DotEnvFile = settings.DotEnvFile,
        OutputPrefix = Checked(settings.OutputPrefix),
    };

    private static string? Checked(string? prefix) => string.IsNullOrEmpty(prefix) || OutputValue.IsPrefix(prefix)
        ? prefix
        : throw new DockerCiSettingsException(
            nameof(DockerCiBuildSettings.OutputPrefix), $"\"{prefix}\" can't begin a name: use a letter, then letters, digits, '_' or '-'");
}
