using System.Globalization;

namespace Cake.DockerCiCache.Contexts.Ignoring;

/// <summary>Which client sends the context.</summary>
/// <remarks>
/// Compared with what real engines received: buildx 0.13.1 and 0.29.1, which send the same, and the client of Docker 20.10.24. Between
/// them there were others, whose rules had faults that were mended later.
/// </remarks>
internal static class ContextClients
{
    private static readonly Version FirstCompared = new(0, 13);

    /// <summary>The client, by buildx's version; without buildx it is the one that is built in. Null when it was not compared.</summary>
    public static ContextClient? Of(string? buildxVersion)
    {
        if (buildxVersion is null)
        {
            return ContextClient.BuiltIn;
        }

        var numbers = buildxVersion.TrimStart('v').Split('.', '-', '+');
        var isKnown = numbers.Length > 1
            && int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            && new Version(major, minor) >= FirstCompared;
        return isKnown ? ContextClient.Buildx : null;
    }
}
