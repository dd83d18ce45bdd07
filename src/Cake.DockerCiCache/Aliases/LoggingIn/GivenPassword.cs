using Cake.Core;
using Cake.Core.IO;
using Cake.DockerCiCache.Engines.Processes;

namespace Cake.DockerCiCache.Aliases.LoggingIn;

/// <summary>The password that a script's settings give: itself, in a file, or by a command.</summary>
internal sealed class GivenPassword(ICakeContext context, DockerCiLoginSettings settings)
{
    /// <summary>Null when they give none.</summary>
    /// <exception cref="DockerCiSettingsException">They give more than one.</exception>
    /// <exception cref="CakeException">The file is not there, or the command failed.</exception>
    public string? Read()
    {
        string[] given =
        [
            .. settings.Password is null ? Array.Empty<string>() : [nameof(settings.Password)],
            .. settings.PasswordFile is null ? Array.Empty<string>() : [nameof(settings.PasswordFile)],
            .. settings.PasswordCommand.Count == 0 ? Array.Empty<string>() : [nameof(settings.PasswordCommand)],
        ];
        return given.Length > 1
            ? throw new DockerCiSettingsException(given[1], $"{string.Join(" and ", given)} are set: give the password in one way")
            : settings.Password ?? (settings.PasswordFile is { } file ? FromFile(file) : settings.PasswordCommand.Count > 0 ? FromCommand([.. settings.PasswordCommand]) : null);
    }

    // All of it but its last line break, as docker login --password-stdin takes it: a key of Google's is a file of several lines.
    private string FromFile(string path)
    {
        var root = settings.WorkingDirectory ?? context.Environment.WorkingDirectory;
        var file = context.FileSystem.GetFile(new FilePath(path).MakeAbsolute(root.MakeAbsolute(context.Environment)));
        if (!file.Exists)
        {
            throw new CakeException($"{nameof(settings.PasswordFile)}: there is no \"{file.Path.FullPath}\"");
        }

        using var reader = new StreamReader(file.OpenRead());
        return reader.ReadToEnd().TrimEnd('\r', '\n');
    }

    private string FromCommand(IReadOnlyList<string> command) =>
        FirstLine.Of(new OtherProgram(context, settings, command[0]), [.. command.Skip(1)], $"{nameof(settings.PasswordCommand)}: {command[0]}");
}
