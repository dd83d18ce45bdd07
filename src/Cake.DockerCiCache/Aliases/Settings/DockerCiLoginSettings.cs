using Cake.Core.Tooling;

namespace Cake.DockerCiCache;

/// <summary>Where and as whom to log in. What is not set comes from the environment.</summary>
public sealed class DockerCiLoginSettings : ToolSettings
{
    /// <summary>
    /// Gets or sets the registry, for example <c>ghcr.io</c> or <c>localhost:5000</c>. Default: the environment variable
    /// <c>REGISTRY</c>, else the registry of <c>CACHE_IMAGE</c>, else Docker Hub.
    /// </summary>
    public string? Registry { get; set; }

    /// <summary>Gets or sets the user name. Default: the environment variable <c>REGISTRY_USER</c>.</summary>
    public string? UserName { get; set; }

    /// <summary>
    /// Gets or sets the password or token. Default: the environment variable <c>REGISTRY_PASS</c>.
    /// It reaches docker through standard input only and is never printed.
    /// </summary>
    public string? Password { get; set; }

    /// <summary>Gets or sets a file with the password, in place of <see cref="Password"/>; a line break at its end does not count.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>
    /// Gets or sets a program and its arguments, in place of <see cref="Password"/>: the first line that it writes to its
    /// standard output is the password. Example: <c>{ "pass", "show", "registry" }</c>.
    /// </summary>
    public ICollection<string> PasswordCommand { get; set; } = [];

    /// <summary>
    /// Gets or sets a value indicating whether a run on a CI fails when it has no credentials. Default: no, the login is
    /// skipped with one line that says why.
    /// </summary>
    public bool Required { get; set; }

    /// <summary>Gets or sets how often a login whose failure may pass is tried again.</summary>
    public DockerCiRetrySettings Retries { get; set; } = new();

    /// <summary>Gets a value indicating whether a script means one registry or user.</summary>
    internal bool NamesOne => (Registry ?? UserName ?? Password ?? PasswordFile) is not null || PasswordCommand.Count > 0;
}
