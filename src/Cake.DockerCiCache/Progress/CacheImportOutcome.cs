namespace Cake.DockerCiCache.Progress;

/// <summary>Whether a cache source could be read.</summary>
internal enum CacheImportOutcome
{
    /// <summary>There; whether it was of use is another question.</summary>
    Found,

    /// <summary>The registry has no such reference, as in every first run.</summary>
    Missing,

    /// <summary>The registry answered, but not with the cache: 401, 403, 500.</summary>
    Refused,

    /// <summary>Nothing answered.</summary>
    Unreachable,
}
