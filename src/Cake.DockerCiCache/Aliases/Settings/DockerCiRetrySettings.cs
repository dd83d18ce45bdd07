namespace Cake.DockerCiCache;

/// <summary>
/// How often logins, pushes and questions to a registry are tried again when their failure may pass: connections, timeouts, 5xx, 429.
/// What can't pass (401, 403, 404, a bad reference) and a build step's own failure are never tried again.
/// </summary>
public sealed class DockerCiRetrySettings
{
    /// <summary>Gets or sets the number of tries in all, the first one included. Default: 5; 1 means no retry.</summary>
    public int Attempts { get; set; } = 5;

    /// <summary>Gets or sets the longest wait before the first retry; each further one may be twice as long. Default: 1 second.</summary>
    public TimeSpan FirstDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets the longest wait; only a registry's own <c>Retry-After</c> may be longer. Default: 15 seconds.</summary>
    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Gets or sets the time after the first failure from which on nothing is tried again. Default: 2 minutes.</summary>
    public TimeSpan TotalTime { get; set; } = TimeSpan.FromMinutes(2);
}
