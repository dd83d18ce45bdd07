namespace Cake.DockerCiCache;

/// <summary>A setting, or the environment variable that stands for it, that cannot be used.</summary>
public sealed class DockerCiSettingsException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="DockerCiSettingsException"/> class.</summary>
    /// <param name="setting">The setting's name, as a script writes it.</param>
    /// <param name="message">What is wrong, with the value and the remedy.</param>
    public DockerCiSettingsException(string setting, string message)
        : base($"{setting}: {message}") => Setting = setting;

    /// <summary>Gets the setting's name, as a script writes it.</summary>
    public string Setting { get; }
}
