using System.Text.RegularExpressions;
using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>Checks <c>--chmod</c>: octal digits, or chmod's own words such as <c>u=rwX,go=rX</c>.</summary>
internal static partial class FileModeRules
{
    public static void Check(string mode, Place at)
    {
        if (mode.Length > 0 && !Mode().IsMatch(mode))
        {
            throw at.Refuse($"The flag \"--chmod\" has the value \"{mode}\". Give an octal number up to 7777, or words such as u=rwX,go=rX.");
        }
    }

    [GeneratedRegex(
        @"\A (?: 0*[0-7]{1,4} | [ugoa]* (?: [-+=] [rwxXstugo]* )+ (?: , [ugoa]* (?: [-+=] [rwxXstugo]* )+ )* ) \z",
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mode();
}
