namespace Cake.DockerCiCache;

/// <summary>A registry that the environment names. Credentials are named by their variables and never kept here.</summary>
public sealed record DockerCiRegistry
{
    /// <summary>Gets what it is, for example <c>GitLab container registry</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets its address for <c>docker login</c>; null for Docker Hub or, when <see cref="Image"/> is given, that image's registry.</summary>
    public string? Address { get; init; }

    /// <summary>Gets the repository's image in this registry, without tag.</summary>
    public string? Image { get; init; }

    /// <summary>Gets what is put before the name of a Docker Hub image to pull it through this registry.</summary>
    public string? PullPrefix { get; init; }

    /// <summary>Gets a value indicating whether it can only be pulled from.</summary>
    public bool IsPullOnly { get; init; }

    /// <summary>Gets the name of the environment variable with the user name.</summary>
    public required string UserVariable { get; init; }

    /// <summary>Gets the name of the environment variable with the password or token.</summary>
    public required string PasswordVariable { get; init; }

    /// <summary>Gets those of <see cref="UserVariable"/> and <see cref="PasswordVariable"/> that are empty or not there.</summary>
    public required IReadOnlyList<string> MissingVariables { get; init; }

    /// <summary>Gets a value indicating whether user name and password are there.</summary>
    public bool HasCredentials => MissingVariables.Count == 0;
}
