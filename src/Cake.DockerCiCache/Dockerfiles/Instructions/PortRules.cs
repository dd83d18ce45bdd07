using System.Globalization;
using System.Net;
using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>Checks a port of <c>EXPOSE</c> (github.com/docker/go-connections/nat).</summary>
/// <remarks>port = [[address ":"] [range] ":"] range ["/" [protocol]], range = number ["-" number]; two ranges have one length.</remarks>
internal static class PortRules
{
    public static void Check(string text, Place at)
    {
        var (ports, protocol) = Cut(text, text.IndexOf('/', StringComparison.Ordinal));
        var (before, container) = CutBefore(ports);
        var (address, host) = CutBefore(before ?? string.Empty);
        var isValid = Length(container) is { } length
            && (string.IsNullOrEmpty(host) || (Length(host) is { } hosts && (hosts == length || length == 0)))
            && (string.IsNullOrEmpty(address) || IPAddress.TryParse(address, out _))
            && protocol?.ToLowerInvariant() is null or "" or "tcp" or "udp" or "sctp";
        if (!isValid)
        {
            throw at.Refuse($"EXPOSE has the port \"{text}\". Write a port or a range, with /tcp, /udp or /sctp if need be.");
        }
    }

    private static (string Before, string? After) Cut(string text, int index) => index < 0 ? (text, null) : (text[..index], text[(index + 1)..]);

    private static (string? Before, string After) CutBefore(string text) =>
        Cut(text, text.LastIndexOf(':')) is (var before, { } after) ? (before, after) : (null, text);

    // One less than the number of ports; null when it is no range.
    private static int? Length(string range)
    {
        var (first, last) = Cut(range, range.IndexOf('-', StringComparison.Ordinal));
        return Number(first) is { } from && Number(last ?? first) is { } to && to >= from ? to - from : null;
    }

    private static int? Number(string text) =>
        ushort.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var port) ? port : null;
}
