using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Registries.Http;

namespace Cake.DockerCiCache.Registries.Questions;

/// <summary>Fetches small blobs, and asks whether others are there.</summary>
internal sealed class BlobQuestions(RegistryQuestioner questioner)
{
    /// <summary>How many bytes of a blob the registry has; only the head is asked for.</summary>
    public RegistryAnswer<long> Find(ImageReference repository, string digest)
    {
        var question = new HttpQuestion(HttpMethod.Head, new Uri("about:blank"));
        var reply = questioner.Ask($"question about {repository.Repository}@{digest}", repository, $"blobs/{digest}", question);
        return reply is HttpReply.Answered { IsSuccess: true } answered ? new RegistryAnswer<long>.Found(answered.Length) : Answers.Of<long>(reply);
    }

    public RegistryAnswer<ReadOnlyMemory<byte>> Fetch(ImageReference repository, string digest)
    {
        var question = new HttpQuestion(HttpMethod.Get, new Uri("about:blank"));
        var reply = questioner.Ask($"question for {repository.Repository}@{digest}", repository, $"blobs/{digest}", question);
        return reply switch
        {
            HttpReply.Answered { IsSuccess: true } answered when ContentDigest.Matches(digest, answered.Body.Span) =>
                new RegistryAnswer<ReadOnlyMemory<byte>>.Found(answered.Body),
            HttpReply.Answered { IsSuccess: true } answered => Answers.OfOtherContent<ReadOnlyMemory<byte>>(digest, answered.Body),
            _ => Answers.Of<ReadOnlyMemory<byte>>(reply),
        };
    }
}
