using System.Globalization;
using System.Text;
using Cake.Core.Diagnostics;

namespace Cake.DockerCiCache.EngineTests.Machines;

/// <summary>A log that keeps everything.</summary>
internal sealed class RecordingLog : ICakeLog
{
    private readonly Lock gate = new();
    private readonly StringBuilder text = new();

    public Verbosity Verbosity { get; set; } = Verbosity.Diagnostic;

    public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args)
    {
        lock (gate)
        {
            text.Append(args.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, args)).Append('\n');
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
