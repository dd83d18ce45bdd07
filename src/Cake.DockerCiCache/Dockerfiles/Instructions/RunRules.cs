using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>Checks the flags of <c>RUN</c> that can be checked without knowing any variable.</summary>
internal static class RunRules
{
    private static readonly string[] Networks = ["default", "none", "host"];
    private static readonly string[] Securities = ["sandbox", "insecure"];

    public static void CheckFlags(FlagValues flags, Place at)
    {
        CheckOne("network", flags, Networks, at);
        CheckOne("security", flags, Securities, at);
        foreach (var mount in flags.All("mount"))
        {
            Mount.Parse(mount, at);
        }
    }

    private static void CheckOne(string flag, FlagValues flags, string[] known, Place at)
    {
        if (flags.All(flag).FirstOrDefault() is { } value && !known.Contains(value))
        {
            throw at.Refuse($"The flag \"--{flag}\" has the value \"{value}\". Use one of {string.Join(", ", known)}.");
        }
    }
}
