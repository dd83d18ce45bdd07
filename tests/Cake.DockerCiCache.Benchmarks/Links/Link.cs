using System.Globalization;

namespace Cake.DockerCiCache.Benchmarks.Links;

/// <summary>How fast the registry can be reached, in each direction.</summary>
/// <param name="MegabitPerSecond">Null for as fast as the machine can.</param>
internal sealed record Link(double? MegabitPerSecond)
{
    private const string Free = "unlimited";

    public static Link Unlimited { get; } = new((double?)null);

    public string Name => MegabitPerSecond is { } rate ? string.Create(CultureInfo.InvariantCulture, $"{rate} Mbit/s") : Free;

    /// <summary>Gets the bytes per second; null without a limit.</summary>
    public double? BytesPerSecond => MegabitPerSecond * 1e6 / 8;

    /// <summary>Reads <c>unlimited</c> or a number of Mbit/s.</summary>
    public static Link Parse(string text) =>
        text == Free ? Unlimited
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && rate > 0 ? new(rate)
        : throw new FormatException($"\"{text}\" is no link: a number of Mbit/s, or {Free}");

    /// <summary>How many seconds this many bytes need at least.</summary>
    public double SecondsFor(double bytes) => BytesPerSecond is { } rate ? bytes / rate : 0;

    public override string ToString() => Name;
}
