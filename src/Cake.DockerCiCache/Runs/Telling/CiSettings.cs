using Cake.DockerCiCache.CiOutput;

namespace Cake.DockerCiCache.Runs.Telling;

/// <summary>What a script wants its CI vendor to be told, and where.</summary>
internal sealed record CiSettings
{
    public bool LogGroups { get; init; } = true;

    public string? OutputFile { get; init; }

    public string? DotEnvFile { get; init; }

    public string? OutputPrefix { get; init; }

    /// <exception cref="DockerCiSettingsException">The prefix can't begin a name.</exception>
    public CiSettings Checked() => this with { OutputPrefix = Checked(OutputPrefix) };

    private static string? Checked(string? prefix) => string.IsNullOrEmpty(prefix) || OutputValue.IsPrefix(prefix)
        ? prefix
        : throw new DockerCiSettingsException(
            nameof(OutputPrefix), $"\"{prefix}\" can't begin a name: use a letter, then letters, digits, '_' or '-'");
}
