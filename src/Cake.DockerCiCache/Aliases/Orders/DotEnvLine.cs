using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.Aliases.Orders;

/// <summary>A line of <c>.env</c> as docker-compose 1.29 reads it, but for variables in values (python-dotenv, parser.py).</summary>
internal static partial class DotEnvLine
{
    /// <summary>The value of a variable; null where no line gives one. The last line counts.</summary>
    public static string? Last(IEnumerable<string> lines, string name) =>
        lines.Select(l => Form().Match(l)).Where(m => m.Success && m.Groups["name"].Value == name).Select(m => m.Groups["value"].Value).LastOrDefault();

    [GeneratedRegex("""^\s*(export\s+)?(?<name>[^\s=#]+)\s*=\s*("(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[^"'\s].*?)?)(\s+#.*|\s*)$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
