using Cake.DockerCiCache.Dockerfiles.Instructions;

namespace Cake.DockerCiCache.Aliases.Orders;

/// <summary>The platforms that docker and compose build for where none is given (docs.docker.com/reference/cli/docker, "Environment variables").</summary>
internal static class DefaultPlatform
{
    public const string Variable = "DOCKER_DEFAULT_PLATFORM";

    /// <summary>The variable's value; null when it is empty, which docker takes for none.</summary>
    /// <exception cref="DockerCiSettingsException">It is no platform.</exception>
    public static string? Checked(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        var wrong = value.Split(',', StringSplitOptions.TrimEntries).Where(p => Platform.TryParse(p) is null && p != "local").ToList();
        return wrong.Count == 0
            ? value
            : throw new DockerCiSettingsException(Variable, $"{string.Join(", ", wrong.Select(p => $"\"{p}\""))} in the environment is not known. Use os/architecture, such as linux/amd64");
    }
}
