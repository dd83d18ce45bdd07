using System.Globalization;
using Cake.Core;

namespace Cake.DockerCiCache.Tests.Testing;

/// <summary>Keeps what is written past the log, and its place among the log's lines.</summary>
internal sealed class FakeConsole(FakeLog log) : IConsole
{
    private readonly List<string> lines = [];

    public IReadOnlyList<string> Lines => lines;

    public ConsoleColor ForegroundColor { get; set; }

    public ConsoleColor BackgroundColor { get; set; }

    public bool SupportAnsiEscapeCodes => true;

    public void WriteLine(string format, params object[] arg)
    {
        var line = string.Format(CultureInfo.InvariantCulture, format, arg);
        lines.Add(line);
        log.Interject(line);
    }

    public void Write(string format, params object[] arg) => throw new NotSupportedException();

    public void WriteError(string format, params object[] arg) => throw new NotSupportedException();

    public void WriteErrorLine(string format, params object[] arg) => throw new NotSupportedException();

    public void ResetColor() => throw new NotSupportedException();
}
