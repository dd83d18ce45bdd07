using Cake.DockerCiCache.Compose.Projects;
using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Compose.Services;

/// <summary>The images of services: a script's, else the file's, else the name that compose would give.</summary>
internal sealed class ServiceImages(ComposeRequest request, ComposeProject project, ComposeFacts compose)
{
    /// <summary>Somebody chose the image's name, so that it may be pushed.</summary>
    public bool IsNamed(ComposeService service) => request.Images.ContainsKey(service.Name) || service.Image is not null;

    /// <summary>Compose must be told the image, because the file does not say it.</summary>
    public bool IsMissingInFile(ComposeService service) => service.Image is null || request.Images.ContainsKey(service.Name);

    /// <summary>The image with its tag.</summary>
    /// <exception cref="DockerCiSettingsException">It is no reference that a build could get.</exception>
    public ImageReference Of(ComposeService service)
    {
        var text = request.Images.GetValueOrDefault(service.Name) ?? service.Image ?? compose.DefaultImage(project.Name, service.Name);
        if (!ImageReference.TryParse(text, out var image, out var reason))
        {
            throw new DockerCiSettingsException($"image of service \"{service.Name}\"", $"\"{text}\" is no image reference: {reason}");
        }

        return image.Digest is null
            ? image with { Tag = image.Tag ?? "latest" }
            : throw new DockerCiSettingsException($"image of service \"{service.Name}\"", $"\"{text}\" has a digest, which a build can't be given: leave it out");
    }

    /// <summary>How to name the images of services that have none.</summary>
    public static string HowToName(IReadOnlyCollection<string> services) =>
        $"{(services.Count == 1 ? "service" : "services")} {string.Join(", ", services.Select(s => $"\"{s}\""))}: no image name, so there is nowhere to push to; " +
        $"write \"image: acme/{services.First()}:latest\" into the service, or set Images[\"{services.First()}\"] = \"acme/{services.First()}:latest\"";
}
