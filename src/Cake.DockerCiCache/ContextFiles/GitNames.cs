using System.Buffers;
using System.Text;

namespace Cake.DockerCiCache.ContextFiles;

/// <summary>Names as git prints them, one a line.</summary>
/// <remarks>
/// name = characters | """ { character | "\" ( letter | three octal digits ) } """; everything but plain ASCII is written as bytes
/// (git-config(1), core.quotePath).
/// </remarks>
internal static class GitNames
{
    private const string Letters = "abtnvfr\"\\";
    private const string Meanings = "\a\b\t\n\v\f\r\"\\";

    public static string Parse(string line) => line.StartsWith('"') ? Encoding.UTF8.GetString(Unquote(line.AsSpan(1, line.Length - 2))) : line;

    private static ReadOnlySpan<byte> Unquote(ReadOnlySpan<char> text)
    {
        var bytes = new ArrayBufferWriter<byte>(text.Length + 1);
        for (var i = 0; i < text.Length; i++)
        {
            var value = text[i];
            if (value == '\\' && char.IsAsciiDigit(text[++i]))
            {
                value = (char)(((text[i] - '0') << 6) + ((text[i + 1] - '0') << 3) + text[i + 2] - '0');
                i += 2;
            }
            else if (value == '\\')
            {
                value = Meanings[Letters.IndexOf(text[i], StringComparison.Ordinal)];
            }

            bytes.GetSpan(1)[0] = (byte)value;
            bytes.Advance(1);
        }

        return bytes.WrittenSpan;
    }
}
