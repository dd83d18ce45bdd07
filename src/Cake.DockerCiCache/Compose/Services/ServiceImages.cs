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
        return Named($"image of service \"{service.Name}\"", text);
    }

    /// <summary>The image's further names (<c>build.tags</c>), each once and with its tag.</summary>
    /// <exception cref="DockerCiSettingsException">One is no reference that a build could get.</exception>
    public IReadOnlyList<ImageReference> Tags(ComposeService service)
    {
        var image = Of(service).Normalize();
        var tags = service.Build!.Tags.Select(t => Named($"tags of service \"{service.Name}\"", t));
        return [.. tags.DistinctBy(t => t.Normalize()).Where(t => t.Normalize() != image)];
    }

    private static ImageReference Named(string setting, string text) => ImageReference.TryParse(text, out var image, out var reason) switch
    {
        false => throw new DockerCiSettingsException(setting, $"\"{text}\" is no image reference: {reason}"),
        _ when image!.Digest is not null => throw new DockerCiSettingsException(setting, $"\"{text}\" has a digest, which a build can't be given: leave it out"),
        _ => image with { Tag = image.Tag ?? "latest" },
    };

    /// <summary>How to name the images of services that have none.</summary>
    public static string HowToName(IReadOnlyCollection<string> services) =>
        $"{(services.Count == 1 ? "service" : "services")} {string.Join(", ", services.Select(s => $"\"{s}\""))}: no image name, so there is nowhere to push to; " +
        $"write \"image: acme/{services.First()}:latest\" into the service, or set Images[\"{services.First()}\"] = \"acme/{services.First()}:latest\"";
}
