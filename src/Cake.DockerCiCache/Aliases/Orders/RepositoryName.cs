using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Aliases.Orders;

/// <summary>A setting that names a repository, without tag and digest.</summary>
internal static class RepositoryName
{
    /// <exception cref="DockerCiSettingsException">It is none.</exception>
    public static ImageReference Of(string setting, string text)
    {
        if (!ImageReference.TryParse(text, out var reference, out var reason))
        {
            throw new DockerCiSettingsException(setting, $"\"{text}\" is no repository: {reason}");
        }

        return reference is { Tag: null, Digest: null }
            ? reference
            : throw new DockerCiSettingsException(setting, $"\"{text}\" has a tag or digest: give the repository alone, \"{reference.Repository}\", and tags in Tags");
    }
}
