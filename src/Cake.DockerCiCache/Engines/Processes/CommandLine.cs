using System.Text;
using Cake.Core;
using Cake.Core.IO;
using Cake.DockerCiCache.Planning.Plans;

namespace Cake.DockerCiCache.Engines.Processes;

/// <summary>Arguments as one command line, the way .NET takes it apart again.</summary>
/// <remarks>Rules: learn.microsoft.com/dotnet/api/system.diagnostics.processstartinfo.arguments (backslashes count only before a quote).</remarks>
internal static class CommandLine
{
    public static ProcessArgumentBuilder Of(IEnumerable<string> arguments)
    {
        var builder = new ProcessArgumentBuilder();
        foreach (var argument in arguments)
        {
            // Cake shows the command line in its most detailed log.
            if (UrlPasswords.Redact(argument) == argument)
            {
                builder.Append(Quote(argument));
            }
            else
            {
                builder.AppendSecret(Quote(argument));
            }
        }

        return builder;
    }

    public static string Quote(string argument)
    {
        if (argument.Length > 0 && !argument.Any(c => char.IsWhiteSpace(c) || c is '"'))
        {
            return argument;
        }

        var text = new StringBuilder("\"");
        var backslashes = 0;
        foreach (var c in argument)
        {
            text.Append('\\', c == '"' ? backslashes + 1 : 0).Append(c);
            backslashes = c == '\\' ? backslashes + 1 : 0;
        }

        return text.Append('\\', backslashes).Append('"').ToString();
    }
}
