using System.Globalization;

namespace Cake.DockerCiCache.Dockerfiles;

/// <summary>Checks a port of <c>EXPOSE</c>: <c>[[address:]host:]port[-port][/protocol]</c>.</summary>
internal static class PortRules
{
    public static void Check(string text, Place at)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var protocol = slash < 0 ? "tcp" : text[(slash + 1)..].ToLowerInvariant();
        var ports = (slash < 0 ? text : text[..slash]).Split(':')[^1].Split('-');
        var numbers = ports.Select(Number).ToArray();
        if (protocol is not ("tcp" or "udp" or "sctp") || numbers.Length > 2 || numbers.Contains(null) || numbers[0] > numbers[^1])
        {
            throw at.Refuse($"EXPOSE has the port \"{text}\". Write a port or a range, with /tcp, /udp or /sctp if need be.");
        }
    }

    private static int? Number(string text) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;
}
