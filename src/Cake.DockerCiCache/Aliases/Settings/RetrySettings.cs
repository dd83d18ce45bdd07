using Cake.DockerCiCache.Retrying;

namespace Cake.DockerCiCache.Aliases.Settings;

/// <summary>Checks a script's settings for retries.</summary>
internal static class RetrySettings
{
    /// <exception cref="DockerCiSettingsException">They can't be used.</exception>
    public static RetryLimits Limits(DockerCiRetrySettings retries) => retries.Attempts > 0
        ? new(retries.Attempts, retries.FirstDelay, retries.LongestDelay, retries.TotalTime)
        : throw new DockerCiSettingsException("Retries.Attempts", $"\"{retries.Attempts}\" tries do nothing: give 1 for no retry, or more");
}
