using Cake.Core;
using Cake.Core.IO;
using Cake.DockerCiCache.Compose.Projects;
using Cake.DockerCiCache.Compose.Services;

namespace Cake.DockerCiCache.Aliases.Orders;

/// <summary>The Dockerfile that a service is built from.</summary>
internal static class ServiceDockerfiles
{
    /// <summary>Finds and reads it; null where only BuildKit can, because the context is not on this machine.</summary>
    /// <exception cref="DockerCiSettingsException">There is no such file.</exception>
    public static ServiceDockerfile? Find(ICakeContext context, ComposeService service)
    {
        var build = service.Build!;
        if (build.InlineDockerfile is { } text)
        {
            return new ServiceDockerfile($"dockerfile_inline of service {service.Name}", text, HasOwnIgnoreFile: false);
        }

        if (build.IsRemote)
        {
            return null;
        }

        var folder = new DirectoryPath(build.Context).MakeAbsolute(context.Environment);
        var file = DockerfileOnDisk.Spellings(build.Dockerfile).Select(n => context.FileSystem.GetFile(new FilePath(n).MakeAbsolute(folder).Collapse())).FirstOrDefault(f => f.Exists)
            ?? throw new DockerCiSettingsException($"dockerfile of service \"{service.Name}\"", $"there is no \"{build.Dockerfile}\" in its context \"{folder.FullPath}\"");
        return new ServiceDockerfile(file.Path.FullPath, DockerfileText.Read(file).Text, context.FileSystem.GetFile(file.Path.FullPath + ".dockerignore").Exists);
    }
}
