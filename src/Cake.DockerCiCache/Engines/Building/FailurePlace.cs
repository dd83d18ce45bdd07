using System.Globalization;
using Cake.Core;

namespace Cake.DockerCiCache.Engines.Building;

/// <summary>Where a build failed, carried by the exception: <see cref="CakeException"/> is sealed and has no place for it.</summary>
/// <param name="File">The Dockerfile, as the working directory sees it.</param>
/// <param name="Line">The line, from 1; null when docker does not say.</param>
internal sealed record FailurePlace(string File, int? Line)
{
    private const string Key = "Cake.DockerCiCache.FailurePlace";

    /// <param name="exception">The exception that is thrown.</param>
    /// <param name="file">The Dockerfile; null when it is no file.</param>
    /// <param name="location">Docker's words, <c>Dockerfile:12</c>, which have no folder; null when docker has none.</param>
    public static CakeException Mark(CakeException exception, string? file, string? location)
    {
        if (file is not null)
        {
            exception.Data[Key] = new FailurePlace(file, LineOf(location));
        }

        return exception;
    }

    public static FailurePlace? Of(CakeException exception) => exception.Data[Key] as FailurePlace;

    private static int? LineOf(string? location) =>
        location is not null && int.TryParse(location[(location.LastIndexOf(':') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : null;
}
