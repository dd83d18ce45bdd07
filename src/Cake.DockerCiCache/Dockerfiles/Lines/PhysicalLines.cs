using System.Text;
using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Lines;

/// <summary>Steps through the lines of a file as they are written.</summary>
internal sealed class PhysicalLines(string text, Place first)
{
    // The frontend reads lines with Go's bufio.Scanner, whose buffer is 64 KiB.
    private const int LongestLine = 65536;

    private int _next;

    /// <summary>The current line's number, in the file; one less than the first before it.</summary>
    public int Number { get; private set; } = first.Line - 1;

    /// <summary>The offset at which the current line starts, a byte order mark left out.</summary>
    public int Start { get; private set; }

    /// <summary>The current line without its line end.</summary>
    public string Current { get; private set; } = string.Empty;

    public bool MoveNext()
    {
        if (_next >= text.Length)
        {
            return false;
        }

        Number++;
        Start = _next == 0 && text[0] == '\uFEFF' ? 1 : _next;
        var newline = text.IndexOf('\n', _next);
        var end = newline < 0 ? text.Length : newline;
        CheckLength(end);
        _next = end + 1;
        Current = text[Start..Math.Max(Start, end)].TrimEnd('\r', '\n');
        return true;
    }

    private void CheckLength(int end)
    {
        if (end - _next < LongestLine / 3)
        {
            return;
        }

        var bytes = Encoding.UTF8.GetByteCount(text.AsSpan(_next, end - _next));
        if (bytes >= LongestLine)
        {
            throw (first with { Line = Number }).Refuse(
                $"The line has {bytes} bytes, and {LongestLine - 1} is the most. Split it with continuation lines.");
        }
    }
}
