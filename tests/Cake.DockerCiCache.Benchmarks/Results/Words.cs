using System.Globalization;

namespace Cake.DockerCiCache.Benchmarks.Results;

/// <summary>Numbers for people.</summary>
internal static class Words
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB"];

    public static string Seconds(double seconds) => Text(seconds, seconds < 10 ? "0.00" : "0.0");

    public static string Ratio(double ratio) => Text(ratio, "0.00");

    public static string Bytes(double bytes)
    {
        var unit = 0;
        while (bytes >= 1000 && unit < Units.Length - 1)
        {
            (bytes, unit) = (bytes / 1000, unit + 1);
        }

        return $"{Text(bytes, bytes < 10 && unit > 0 ? "0.0" : "0")} {Units[unit]}";
    }

    public static string Text(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
