using System.Globalization;

namespace Cake.DockerCiCache.CiOutput;

/// <summary>Azure Pipelines. Page: "Logging commands" (learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands).</summary>
/// <remarks>The escapes are those of microsoft/azure-pipelines-task-lib, taskcommand.ts.</remarks>
internal sealed class AzureCommands : LogCommands
{
    public override string Open(LogGroup group) => $"##[group]{OneLine(group.Title)}";

    public override string Close(LogGroup group, DateTimeOffset now) => "##[endgroup]";

    public override string Error(Annotation annotation) => $"##vso[task.logissue type=error{Place(annotation)}]{Data(annotation.Message)}";

    // Later steps of the job read the first as $(NAME), other jobs the second as an output of the step.
    public override IEnumerable<string> Set(string name, string value) =>
        [$"##vso[task.setvariable variable={Property(name)}]{Data(value)}", $"##vso[task.setvariable variable={Property(name)};isOutput=true]{Data(value)}"];

    private static string Place(Annotation annotation) => annotation switch
    {
        { File: { } file, Line: { } line } => $";sourcepath={Property(file)};linenumber={line.ToString(CultureInfo.InvariantCulture)}",
        { File: { } file } => $";sourcepath={Property(file)}",
        _ => string.Empty,
    };

    private static string Property(string text) => Data(text).Replace("]", "%5D", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal);

    private static string Data(string text) =>
        text.Replace("%", "%AZP25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    // ##[group] takes no escapes.
    private static string OneLine(string text) => text.Replace('\r', ' ').Replace('\n', ' ');
}
