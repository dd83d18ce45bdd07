using System.Text;

namespace Cake.DockerCiCache.CiOutput;

/// <summary>Text that no CI vendor takes for a command, whatever docker, a registry or a step of the Dockerfile printed.</summary>
/// <remarks>
/// What runs in a build is shut in there; a line of its output must not set a variable or a path of the job, which is outside.
/// <list type="bullet">
/// <item>GitHub (actions/runner, ActionCommand.cs): <c>::</c> at the beginning of a line, after blanks, and <c>##[</c> anywhere in it.</item>
/// <item>Azure (azure-pipelines-agent, Command.cs): <c>##vso[</c> anywhere; <c>##[</c> paints the line.</item>
/// <item>TeamCity: <c>##teamcity[</c>.</item>
/// <item>GitLab's section markers need a carriage return, at which a line of docker's ends.</item>
/// </list>
/// The runners compare by the rules of a culture, which overlook some characters (a soft hyphen, a zero-width space), so
/// whatever is not ASCII is overlooked here, too. A blank between the two characters is enough to make it plain text. A carriage
/// return ends a line for those who read it.
/// </remarks>
internal static class HarmlessText
{
    // Read by hand and not by regular expressions, which would need a time limit for a line that docker makes very long.
    public static string Of(string text)
    {
        var harmless = new StringBuilder(text.Length);
        var isHead = true;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            harmless.Append(c);
            if ((c == ':' && isHead && IsDoubled(text, i)) || (c == '#' && IsDoubled(text, i) && IsWordBeforeBracket(text, i)))
            {
                harmless.Append(' ');
            }

            isHead = c is '\r' or '\n' || (isHead && c is not (>= '!' and <= '~'));
        }

        return harmless.ToString();
    }

    private static bool IsDoubled(string text, int position)
    {
        var next = position + 1;
        return Next(text, ref next) == text[position];
    }

    private static bool IsWordBeforeBracket(string text, int position)
    {
        var next = position + 1;
        Next(text, ref next);
        char c;
        do
        {
            c = Next(text, ref next);
        }
        while (char.IsAsciiLetter(c));
        return c == '[';
    }

    // The next character that no comparison overlooks; a line's end at its end.
    private static char Next(string text, ref int position)
    {
        while (position < text.Length)
        {
            if (text[position++] is var c and ((>= ' ' and <= '~') or '\r' or '\n'))
            {
                return c;
            }
        }

        return '\n';
    }
}
