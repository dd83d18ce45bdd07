using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.Ci;

/// <summary>TeamCity. Page: "List of Predefined Build Parameters" (jetbrains.com/help/teamcity/predefined-build-parameters.html).</summary>
/// <remarks>
/// Branch and pull request are configuration parameters, which are no environment variables. A build configuration hands the
/// branch over as <c>env.Git_Branch</c> = <c>%teamcity.build.branch%</c>, the name that Cake.Common reads, too.
/// </remarks>
internal static partial class TeamCity
{
    public static DockerCiFacts Read(EnvironmentVariables variables)
    {
        var name = variables["Git_Branch"];
        var number = GitRef.PullRequest(name) ?? (MergeBranch().Match(name ?? string.Empty) is { Success: true } match ? match.Groups[1].Value : null);
        return new()
        {
            Vendor = DockerCiVendor.TeamCity,
            VendorName = "TeamCity",
            Branch = number is null && name != "<default>" ? GitRef.ShortBranch(name) : null,
            PullRequest = number is null ? null : new() { Number = number },
            Commit = variables["BUILD_VCS_NUMBER"],
            Tag = GitRef.Tag(name),
            BuildNumber = variables["BUILD_NUMBER"],
            BuildUrl = variables["BUILD_URL"],
        };
    }

    // What a branch specification such as +:refs/pull/(*/merge) leaves of the name.
    [GeneratedRegex("^([0-9]+)/(?:merge|head|from)$", RegexOptions.None, 1000)]
    private static partial Regex MergeBranch();
}
