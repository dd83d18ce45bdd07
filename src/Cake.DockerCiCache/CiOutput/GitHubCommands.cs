using System.Globalization;

namespace Cake.DockerCiCache.CiOutput;

/// <summary>GitHub Actions. Page: "Workflow commands" (docs.github.com/actions/reference/workflow-commands-for-github-actions).</summary>
/// <remarks>
/// The escapes are those that the runner takes back (actions/runner, ActionCommand.cs). A whole path under the workspace becomes one of the
/// repository there (ActionCommandManager.cs).
/// </remarks>
internal sealed class GitHubCommands : LogCommands
{
    // The inner group's end would end the outer one.
    public override bool GroupsNest => false;

    public override string Open(LogGroup group) => $"::group::{Data(group.Title)}";

    public override string Close(LogGroup group, DateTimeOffset now) => "::endgroup::";

    public override string Error(Annotation annotation) => $"::error{Place(annotation)}::{Data(annotation.Message)}";

    private static string Place(Annotation annotation) => annotation switch
    {
        { File: { } file, Line: { } line } => $" file={Property(file)},line={line.ToString(CultureInfo.InvariantCulture)}",
        { File: { } file } => $" file={Property(file)}",
        _ => string.Empty,
    };

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
}
