using Cake.Core;
using Cake.DockerCiCache.CiOutput;
using Cake.DockerCiCache.Engines.Building;

namespace Cake.DockerCiCache.Runs.Telling;

/// <summary>A failure of ours, as it may be shown.</summary>
/// <param name="Exception">What is thrown: the same exception, or, where its message could be a command of the vendor's, one without it.</param>
/// <param name="File">The file that is at fault, as the working directory sees it; null when it is none.</param>
/// <param name="Line">The line, from 1; null when it is not known.</param>
internal sealed record CiFailure(Exception Exception, string? File, int? Line)
{
    public static bool IsOurs(Exception exception) => exception is CakeException or DockerfileException or DockerCiSettingsException;

    // The first exception is never kept inside the other one: Cake would print its message as well.
    public static CiFailure Of(Exception exception)
    {
        var message = HarmlessText.Of(exception.Message);
        var isHarmless = message == exception.Message;
        return exception switch
        {
            CakeException e => new(isHarmless ? e : new CakeException(e.ExitCode, message), FailurePlace.Of(e)?.File, FailurePlace.Of(e)?.Line),
            DockerfileException e => new(isHarmless ? e : new DockerfileException(e.File, e.Line, AfterPlace(e, message)), e.File, e.Line > 0 ? e.Line : null),
            DockerCiSettingsException e => new(isHarmless ? e : new DockerCiSettingsException(e.Setting, message[(e.Setting.Length + 2)..]), null, null),
            _ => new(exception, null, null),
        };
    }

    // The exception writes file and line before its message again.
    private static string AfterPlace(DockerfileException exception, string message) =>
        message[(new DockerfileException(exception.File, exception.Line, string.Empty).Message.Length)..];
}
