using System.Globalization;
using Cake.Core.Diagnostics;

namespace Cake.DockerCiCache.Tests.Testing;

/// <summary>Keeps every message, whatever its verbosity, also while another thread still writes.</summary>
internal sealed class FakeLog : ICakeLog
{
    private readonly Lock gate = new();
    private readonly List<FakeLogMessage> entries = [];
    private readonly List<string> seen = [];

    public IReadOnlyList<FakeLogMessage> Entries => Now(entries);

    public Verbosity Verbosity { get; set; } = Verbosity.Diagnostic;

    /// <summary>The messages, one or more lines each.</summary>
    public IEnumerable<string> Lines => Entries.Select(e => e.Message);

    /// <summary>What a reader sees at this verbosity, with what is written past the log.</summary>
    public IReadOnlyList<string> Seen => Now(seen);

    public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args)
    {
        var message = args.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, args);
        lock (gate)
        {
            entries.Add(new(level, verbosity, message));
            if (verbosity <= Verbosity)
            {
                seen.Add(message);
            }
        }
    }

    public void Interject(string line)
    {
        lock (gate)
        {
            seen.Add(line);
        }
    }

    private List<T> Now<T>(List<T> list)
    {
        lock (gate)
        {
            return [.. list];
        }
    }
}
