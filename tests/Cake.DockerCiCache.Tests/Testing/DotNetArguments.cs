using System.Text;

namespace Cake.DockerCiCache.Tests.Testing;

/// <summary>Takes a command line apart by the rules of .NET.</summary>
/// <remarks>
/// learn.microsoft.com/dotnet/api/system.diagnostics.processstartinfo.arguments: blanks separate, quotes hold together, backslashes
/// count only before a quote (2n give n, and an odd one makes the quote literal), and "" inside quotes is a quote.
/// </remarks>
internal static class DotNetArguments
{
    public static IReadOnlyList<string> Split(string line)
    {
        var arguments = new List<string>();
        var at = 0;
        while (true)
        {
            while (at < line.Length && line[at] is ' ' or '\t')
            {
                at++;
            }

            if (at == line.Length)
            {
                return arguments;
            }

            arguments.Add(Next(line, ref at));
        }
    }

    private static string Next(string line, ref int at)
    {
        var text = new StringBuilder();
        var isQuoted = false;
        while (at < line.Length && (isQuoted || line[at] is not (' ' or '\t')))
        {
            var backslashes = line.AsSpan(at).IndexOfAnyExcept('\\') is var n && n < 0 ? line.Length - at : n;
            at += backslashes;
            var isBeforeQuote = at < line.Length && line[at] == '"';
            text.Append('\\', isBeforeQuote ? backslashes / 2 : backslashes);
            if (isBeforeQuote)
            {
                Quote(line, text, backslashes % 2 == 1, ref at, ref isQuoted);
            }
            else if (backslashes == 0)
            {
                text.Append(line[at++]);
            }
        }

        return text.ToString();
    }

    private static void Quote(string line, StringBuilder text, bool isLiteral, ref int at, ref bool isQuoted)
    {
        at++;
        if (isLiteral)
        {
            text.Append('"');
        }
        else if (isQuoted && at < line.Length && line[at] == '"')
        {
            text.Append('"');
            at++;
        }
        else
        {
            isQuoted = !isQuoted;
        }
    }
}
