using System.Globalization;
using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>Checks the signal of <c>STOPSIGNAL</c> (github.com/moby/sys/signal, for Linux).</summary>
internal static class StopSignalRules
{
    private static readonly HashSet<string> Names =
    [
        "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT", "KILL", "PIPE", "POLL", "PROF", "PWR",
        "QUIT", "SEGV", "STKFLT", "STOP", "SYS", "TERM", "TRAP", "TSTP", "TTIN", "TTOU", "URG", "USR1", "USR2", "VTALRM", "WINCH",
        "XCPU", "XFSZ", "RTMIN", "RTMAX",
        .. Enumerable.Range(1, 15).Select(i => $"RTMIN+{i}"), .. Enumerable.Range(1, 14).Select(i => $"RTMAX-{i}"),
    ];

    public static void Check(string text, Place at)
    {
        var name = text.ToUpperInvariant();
        var isNumber = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        if (isNumber ? number == 0 : !Names.Contains(name.StartsWith("SIG", StringComparison.Ordinal) ? name[3..] : name))
        {
            throw at.Refuse($"The signal \"{text}\" is not known. Use a number or a name, such as SIGTERM.");
        }
    }
}
