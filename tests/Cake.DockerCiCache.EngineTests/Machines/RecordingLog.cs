using System.Globalization;
using System.Text;
using Cake.Core.Diagnostics;

namespace Cake.DockerCiCache.EngineTests.Machines;

/// <summary>A log that keeps everything.</summary>
internal sealed class RecordingLog : ICakeLog
{
    private readonly Lock gate = new();
    private readonly StringBuilder text = new();

    private readonly List<string> warnings = [];

    /// <summary>What people should look at.</summary>
    public IReadOnlyList<string> Warnings
    {
        get
        {
            lock (gate)
            {
                return [.. warnings];
            }
        }
    }

    public Verbosity Verbosity { get; set; } = Verbosity.Diagnostic;

    public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args)
    {
        var line = args.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, args);
        lock (gate)
        {
            text.Append(line).Append('\n');
            if (level == LogLevel.Warning)
            {
                warnings.Add(line);
            }
        }
    }

    public override string ToString()
    {
        lock (gate)
        {
            return text.ToString();
        }
    }
}
