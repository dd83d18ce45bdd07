using Cake.DockerCiCache.Registries.Http;

namespace Cake.DockerCiCache.Registries.Questions;

/// <summary>The answer to a question that did not end as was hoped.</summary>
internal static class Answers
{
    private const int NotFound = 404;

    public static RegistryAnswer<T> Of<T>(HttpReply reply) => reply switch
    {
        HttpReply.Answered { Status: NotFound } => new RegistryAnswer<T>.Missing(),
        HttpReply.Answered answered => new RegistryAnswer<T>.Refused(answered.Words),
        HttpReply.Silent silent => new RegistryAnswer<T>.Silent(silent.Patience),
        HttpReply.Broken broken => new RegistryAnswer<T>.Unreachable(broken.Words),
        _ => throw new InvalidOperationException(reply.ToString()),
    };

    /// <summary>What came is not what its digest says.</summary>
    public static RegistryAnswer<T> OfOtherContent<T>(string digest, ReadOnlyMemory<byte> content) =>
        new RegistryAnswer<T>.Refused($"the content that came for {digest} has the digest {ContentDigest.Of(content.Span)}");
}
