namespace Cake.DockerCiCache.Runs.Pushing;

/// <summary>An image that got its tags in the registry.</summary>
/// <param name="Digests">The digests of the tags, and of the cache where that is whole.</param>
/// <param name="LacksCache">Its cache is still to be written.</param>
internal sealed record TaggedImage(IReadOnlyDictionary<string, string> Digests, bool LacksCache);
