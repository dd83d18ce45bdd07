using System.Globalization;
using Cake.DockerCiCache.Dockerfiles.GoValues;
using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>Checks the build arguments that BuildKit itself reads (dockerui/config.go: initOptions; dockerui/attr.go).</summary>
/// <remarks>An empty one counts as not given. Those that choose the frontend and its checks are in <see cref="Lines.LeadingDirectives"/>.</remarks>
internal static class BuildArgumentRules
{
    public static void Check(IReadOnlyDictionary<string, string> arguments, Place at)
    {
        if (Given(arguments, "SOURCE_DATE_EPOCH") is { } epoch && !long.TryParse(epoch, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        {
            throw at.Refuse($"The build argument SOURCE_DATE_EPOCH has the value \"{epoch}\". Give whole seconds since 1970, such as 1700000000.");
        }

        if (Given(arguments, "BUILDKIT_MULTI_PLATFORM") is { } multi && !GoBoolean.IsValid(multi))
        {
            throw at.Refuse($"The build argument BUILDKIT_MULTI_PLATFORM has the value \"{multi}\". Give true or false.");
        }
    }

    private static string? Given(IReadOnlyDictionary<string, string> arguments, string name) =>
        arguments.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
