using Cake.DockerCiCache.Dockerfiles.GoValues;
using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Lines;

/// <summary>Checks the options of <c># check=option;…</c> (https://docs.docker.com/reference/dockerfile/#check).</summary>
internal static class CheckDirective
{
    public static void Check(string value, Place at)
    {
        foreach (var option in value.Split(';').Where(_ => !string.IsNullOrWhiteSpace(value)))
        {
            var equals = option.IndexOf('=', StringComparison.Ordinal);
            var name = (equals < 0 ? option : option[..equals]).Trim();
            var isValid = equals >= 0 && (name is "skip" or "experimental" || (name == "error" && GoBoolean.IsValid(option[(equals + 1)..].Trim())));
            if (!isValid)
            {
                throw at.Refuse($"The check option \"{option}\" is not valid. Use skip=, error=true or error=false, without blanks.");
            }
        }
    }
}
