using System.Globalization;
using System.Text;

namespace Cake.DockerCiCache.CiOutput;

/// <summary>TeamCity. Page: "Service Messages" (jetbrains.com/help/teamcity/service-messages.html).</summary>
internal sealed class TeamCityCommands : LogCommands
{
    // "The maximum length of a build problem description is 4000 symbols."
    private const int LongestProblem = 4000;

    public override string Open(LogGroup group) => $"##teamcity[blockOpened name='{Value(group.Title)}']";

    public override string Close(LogGroup group, DateTimeOffset now) => $"##teamcity[blockClosed name='{Value(group.Title)}']";

    public override string Error(Annotation annotation)
    {
        var text = Place(annotation) + annotation.Message;
        return $"##teamcity[buildProblem description='{Value(text[..Math.Min(text.Length, LongestProblem)])}']";
    }

    // A parameter that begins with env. is an environment variable of later steps.
    public override IEnumerable<string> Set(string name, string value) => [$"##teamcity[setParameter name='env.{Value(name)}' value='{Value(value)}']"];

    private static string Place(Annotation annotation) => annotation switch
    {
        { File: { } file, Line: { } line } => string.Create(CultureInfo.InvariantCulture, $"{file}:{line}: "),
        { File: { } file } => $"{file}: ",
        _ => string.Empty,
    };

    private static string Value(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            escaped.Append(c switch
            {
                '\n' => "|n",
                '\r' => "|r",
                '|' or '\'' or '[' or ']' => $"|{c}",
                < ' ' or > '~' => string.Create(CultureInfo.InvariantCulture, $"|0x{(int)c:X4}"),
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }
}
