using Cake.Core;
using Cake.Core.IO;

namespace Cake.DockerCiCache.Registries;

/// <summary>Finds the credentials that docker would use: in its configuration file, or by the helper that it names.</summary>
/// <param name="context">The context.</param>
/// <param name="folder">Docker's configuration folder.</param>
/// <param name="warn">Takes a line about a helper or a file that is no use; the registry is then asked without credentials.</param>
internal sealed class DockerCredentials(ICakeContext context, DirectoryPath folder, Action<string> warn)
{
    /// <summary>The folder of the environment: <c>DOCKER_CONFIG</c>, else <c>~/.docker</c>.</summary>
    public static DirectoryPath DefaultFolder(ICakeContext context) =>
        context.Environment.GetEnvironmentVariable("DOCKER_CONFIG") is { Length: > 0 } folder
            ? new DirectoryPath(folder).MakeAbsolute(context.Environment)
            : context.Environment.UserHomeDirectory.Combine(".docker");

    /// <summary>The credential for a registry, by docker's own key for it.</summary>
    public RegistryCredential? Find(string registry)
    {
        var file = context.FileSystem.GetFile(folder.CombineWithFilePath("config.json"));
        if (!file.Exists)
        {
            return null;
        }

        var (text, trouble) = TextOf(file);
        using var config = DockerConfig.Read(text);
        if (config is null)
        {
            warn($"{file.Path.FullPath} {trouble ?? "is not docker's JSON"}; {registry} is asked without credentials");
            return null;
        }

        return config.HelperFor(registry) is { } helper ? FromHelper(helper, registry) : config.Stored(registry);
    }

    private RegistryCredential? FromHelper(string name, string registry)
    {
        var (credential, trouble) = new CredentialHelper(context, name).Get(registry);
        if (trouble is not null)
        {
            warn($"{trouble}; {registry} is asked without credentials");
        }

        return credential;
    }

    private static (string Text, string? Trouble) TextOf(IFile file)
    {
        try
        {
            using var reader = new StreamReader(file.OpenRead());
            return (reader.ReadToEnd(), null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (string.Empty, $"cannot be read ({fault.Message})");
        }
    }
}
