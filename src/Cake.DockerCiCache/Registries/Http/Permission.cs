namespace Cake.DockerCiCache.Registries.Http;

/// <summary>What to prove oneself with at a registry, or why there is nothing.</summary>
/// <param name="Authorization">For the next requests.</param>
/// <param name="Failure">How asking for it ended; null when it succeeded.</param>
internal sealed record Permission(RequestAuthorization Authorization, HttpReply? Failure)
{
    private const int Forbidden = 403;

    public static Permission Granted(RequestAuthorization authorization) => new(authorization, null);

    public static Permission Refused(string words) =>
        new(RequestAuthorization.None, new HttpReply.Answered(Forbidden, ReadOnlyMemory<byte>.Empty) { Words = words });

    /// <param name="reply">How it ended.</param>
    /// <param name="who">Who answered, which is not the registry itself.</param>
    public static Permission Failed(HttpReply reply, string who) =>
        new(RequestAuthorization.None, reply is HttpReply.Answered answered ? answered with { Words = $"{who}: {answered.Words}" } : reply);
}
