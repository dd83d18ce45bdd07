using System.Globalization;
using Cake.Core.Diagnostics;

namespace Cake.DockerCiCache.Tests.Testing;

/// <summary>Keeps every message, whatever its verbosity.</summary>
internal sealed class FakeLog : ICakeLog
{
    private readonly List<FakeLogMessage> entries = [];

    public IReadOnlyList<FakeLogMessage> Entries => entries;

    public Verbosity Verbosity { get; set; } = Verbosity.Diagnostic;

    /// <summary>The messages, one or more lines each.</summary>
    public IEnumerable<string> Lines => entries.Select(e => e.Message);

    public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args) =>
        entries.Add(new(level, verbosity, args.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, args)));
}
