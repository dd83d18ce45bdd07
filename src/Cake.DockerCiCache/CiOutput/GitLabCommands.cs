using System.Globalization;

namespace Cake.DockerCiCache.CiOutput;

/// <summary>GitLab CI: collapsible sections, and nothing else. Page: "Custom collapsible sections" (docs.gitlab.com/ci/jobs/job_logs).</summary>
internal sealed class GitLabCommands : LogCommands
{
    // Takes the line's beginning away in a terminal; GitLab wants it there.
    private const string ClearLine = "\u001b[0K";

    public override string Open(LogGroup group) => $"{Marker("start", group, group.Opened)}{OneLine(group.Title)}";

    public override string Close(LogGroup group, DateTimeOffset now) => Marker("end", group, now);

    private static string Marker(string which, LogGroup group, DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"{ClearLine}section_{which}:{now.ToUnixTimeSeconds()}:{Name(group)}\r{ClearLine}");

    // A name may be used once in a job; only letters and digits survive in it.
    private static string Name(LogGroup group)
    {
        var words = string.Concat(group.Title.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Create(CultureInfo.InvariantCulture, $"dockerci-{string.Join('-', words)}-{group.Opened.ToUnixTimeMilliseconds()}");
    }

    private static string OneLine(string text) => text.Replace('\r', ' ').Replace('\n', ' ');
}
