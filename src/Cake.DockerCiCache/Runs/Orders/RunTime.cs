using System.Globalization;
using Cake.Core;

namespace Cake.DockerCiCache.Runs.Orders;

/// <summary>When the run takes place, for tags and labels: SOURCE_DATE_EPOCH (reproducible-builds.org), else now.</summary>
internal static class RunTime
{
    private const string Variable = "SOURCE_DATE_EPOCH";

    /// <exception cref="DockerCiSettingsException">The variable is no number of seconds.</exception>
    public static DateTimeOffset Of(ICakeContext context)
    {
        if (context.Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } text)
        {
            return TimeProvider.System.GetUtcNow();
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw new DockerCiSettingsException(Variable, $"\"{text}\" is no number of seconds since 1970, such as 1700000000");
    }
}
