using System.Globalization;

namespace Cake.DockerCiCache.Planning.Caching;

/// <summary>Decides which caches are too old to be read.</summary>
/// <param name="Now">The time of the run.</param>
/// <param name="Limit">The age from which a cache is too old; null for never.</param>
/// <param name="IsForced">Everything is built anew, however young.</param>
internal sealed record Freshness(DateTimeOffset Now, TimeSpan? Limit, bool IsForced)
{
    /// <summary>Nothing gets too old.</summary>
    public bool Asks => Limit is not null && !IsForced;

    /// <summary>Why everything is built anew; null when nothing is too old, or single stages are enough.</summary>
    /// <param name="made">When the oldest layer of each cache was made.</param>
    public string? Reason(IReadOnlyDictionary<string, DateTimeOffset> made)
    {
        if (IsForced)
        {
            return "the settings ask for a refresh: base images are pulled, everything is built anew";
        }

        var old = Old(made);
        return old.Count == 0 ? null : $"{Age(old)}: base images are pulled, everything is built anew";
    }

    /// <summary>The caches that are too old, the oldest first.</summary>
    public IReadOnlyList<KeyValuePair<string, DateTimeOffset>> Old(IReadOnlyDictionary<string, DateTimeOffset> made) =>
        Limit is { } limit ? [.. made.Where(m => Now - m.Value >= limit).OrderBy(m => m.Value)] : [];

    private string Age(IReadOnlyList<KeyValuePair<string, DateTimeOffset>> old) =>
        $"the oldest layer of {old[0].Key} is {Days(Now - old[0].Value)} old, and RefreshAfter is {Days(Limit!.Value)}";

    private static string Days(TimeSpan time) => time.TotalDays >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalDays:0.#} days")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.##} hours");
}
