using System.Collections.ObjectModel;

namespace Cake.DockerCiCache.Progress;

/// <summary>What a build says of the image that it wrote.</summary>
/// <param name="Digest">Its manifest's digest, or its index's where it has several platforms; null when none was written, or several nodes wrote a part each.</param>
/// <param name="Pushed">The digests of the references that were pushed, by reference as docker completes it, for example <c>docker.io/acme/web:latest</c>.</param>
/// <param name="Cache">The digest of the cache that was written to a registry; null when none was.</param>
internal sealed record ExportedImage(string? Digest, IReadOnlyDictionary<string, string> Pushed, string? Cache)
{
    /// <summary>Gets the image's ID on the classic image store; null where it was written to something else.</summary>
    public string? Id { get; init; }

    public static ExportedImage None { get; } = new(null, ReadOnlyDictionary<string, string>.Empty, null);
}
