using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Engines.Pushing;

/// <summary>What stands before the lines of each of several pushes.</summary>
internal static class PushLabels
{
    /// <summary>The tag where it tells the references apart, else the whole reference.</summary>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyCollection<string> references)
    {
        var byTag = references.ToLookup(r => ImageReference.Parse(r).Tag, StringComparer.Ordinal);
        return byTag
            .SelectMany(same => same.Select(r => KeyValuePair.Create(r, same.Key is { } tag && same.Count() == 1 ? tag : r)))
            .ToDictionary(StringComparer.Ordinal);
    }
}
