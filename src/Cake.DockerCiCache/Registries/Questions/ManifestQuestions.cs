using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Registries.Http;

namespace Cake.DockerCiCache.Registries.Questions;

/// <summary>Finds, fetches and puts manifests.</summary>
internal sealed class ManifestQuestions(RegistryQuestioner questioner)
{
    /// <summary>Asks for no more than the head, where the registry allows it.</summary>
    public RegistryAnswer<ManifestDescriptor> Find(ImageReference reference)
    {
        var reply = Ask(HttpMethod.Head, reference);
        return reply switch
        {
            HttpReply.Answered { IsSuccess: true, Digest: { } digest, MediaType: { } type, Length: > 0 and var length } when ManifestTypes.All.Contains(type) =>
                new RegistryAnswer<ManifestDescriptor>.Found(new ManifestDescriptor(digest, type, length)),

            // HEAD is not allowed everywhere, and not everybody gives the digest with it.
            HttpReply.Answered { IsSuccess: true } or HttpReply.Answered { Status: 400 or 405 or 501 } =>
                Fetch(reference).Select(m => new RegistryAnswer<ManifestDescriptor>.Found(m.Descriptor)),
            _ => Answers.Of<ManifestDescriptor>(reply),
        };
    }

    public RegistryAnswer<RegistryManifest> Fetch(ImageReference reference)
    {
        var reply = Ask(HttpMethod.Get, reference);
        return reply is HttpReply.Answered { IsSuccess: true } answered ? Checked(reference, answered) : Answers.Of<RegistryManifest>(reply);
    }

    public RegistryAnswer<ManifestDescriptor> Put(RegistryManifest manifest, ImageReference reference)
    {
        var question = new HttpQuestion(HttpMethod.Put, Nowhere) { Body = manifest.Content, BodyType = manifest.Descriptor.MediaType };
        var reply = questioner.Ask($"tagging of {reference}", reference, PathOf(reference), question);
        return reply switch
        {
            HttpReply.Answered { IsSuccess: true, Digest: { } digest } when !ContentDigest.Matches(digest, manifest.Content.Span) =>
                Answers.OfOtherContent<ManifestDescriptor>(digest, manifest.Content),
            HttpReply.Answered { IsSuccess: true } => new RegistryAnswer<ManifestDescriptor>.Found(manifest.Descriptor),

            // A tag that can't be moved may be this very manifest's (Amazon ECR, Harbor); docker looks first, too (containerd, remotes/docker/pusher.go).
            HttpReply.Answered { Status: 400 or 403 or 409 or 412 } when Find(reference) is RegistryAnswer<ManifestDescriptor>.Found { Value: var there } && there.Digest == manifest.Descriptor.Digest =>
                new RegistryAnswer<ManifestDescriptor>.Found(there),
            _ => Answers.Of<ManifestDescriptor>(reply),
        };
    }

    private static Uri Nowhere { get; } = new("about:blank");

    private static string PathOf(ImageReference reference) => $"manifests/{reference.Digest ?? reference.Normalize().Tag}";

    private HttpReply Ask(HttpMethod method, ImageReference reference) =>
        questioner.Ask($"question about {reference}", reference, PathOf(reference), new HttpQuestion(method, Nowhere) { Accept = ManifestTypes.All });

    private static RegistryAnswer<RegistryManifest> Checked(ImageReference reference, HttpReply.Answered answered)
    {
        if (answered.MediaType is not { } type || !ManifestTypes.All.Contains(type))
        {
            return new RegistryAnswer<RegistryManifest>.Refused($"\"{answered.MediaType}\" is no manifest that could be used");
        }

        var digest = reference.Digest ?? answered.Digest ?? ContentDigest.Of(answered.Body.Span);
        return ContentDigest.Matches(digest, answered.Body.Span)
            ? new RegistryAnswer<RegistryManifest>.Found(new RegistryManifest(new ManifestDescriptor(digest, type, answered.Body.Length), answered.Body))
            : Answers.OfOtherContent<RegistryManifest>(digest, answered.Body);
    }
}
