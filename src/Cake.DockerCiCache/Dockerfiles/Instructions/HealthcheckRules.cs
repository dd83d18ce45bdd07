using System.Globalization;
using Cake.DockerCiCache.Dockerfiles.GoValues;
using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>Checks <c>HEALTHCHECK</c> (https://docs.docker.com/reference/dockerfile/#healthcheck).</summary>
internal static class HealthcheckRules
{
    private static readonly string[] Durations = ["interval", "timeout", "start-period", "start-interval"];

    public static bool IsNone(ParsedInstruction instruction) =>
        instruction.Arguments[0].Equals("NONE", StringComparison.OrdinalIgnoreCase);

    public static void Check(ParsedInstruction instruction)
    {
        var (arguments, at) = (instruction.Arguments, instruction.At);
        if (IsNone(instruction))
        {
            if (arguments.Count > 1)
            {
                throw at.Refuse($"HEALTHCHECK NONE has the argument \"{arguments[1]}\". Remove it.");
            }

            return;
        }

        if (!arguments[0].Equals("CMD", StringComparison.OrdinalIgnoreCase))
        {
            throw at.Refuse($"HEALTHCHECK has \"{arguments[0]}\". Write HEALTHCHECK CMD command, or HEALTHCHECK NONE.");
        }

        if (arguments.Count == 1)
        {
            throw at.Refuse("HEALTHCHECK \"CMD\" has no command. Add one.");
        }
    }

    public static void CheckFlags(FlagValues flags, Place at)
    {
        foreach (var name in Durations)
        {
            if (flags[name] is { Length: > 0 } text && !GoDuration.IsZeroOrAtLeastOneMillisecond(text))
            {
                throw at.Refuse($"The flag \"--{name}\" has the value \"{text}\". Give a duration of at least 1ms, such as 1m30s.");
            }
        }

        if (flags["retries"] is { Length: > 0 } retries
            && (!int.TryParse(retries, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) || count < 0))
        {
            throw at.Refuse($"The flag \"--retries\" has the value \"{retries}\". Give a number that is not negative.");
        }
    }
}
