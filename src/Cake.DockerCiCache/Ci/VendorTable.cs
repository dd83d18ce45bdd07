namespace Cake.DockerCiCache.Ci;

/// <summary>How a vendor is known and read.</summary>
internal sealed record VendorRow(Func<EnvironmentVariables, bool> IsHere, Func<EnvironmentVariables, GitHubEvent, DockerCiFacts> Read);

/// <summary>The vendors, in order; the first that is here is the one.</summary>
internal static class VendorTable
{
    // Woodpecker may set Drone's variables as well, so it comes first. Jenkins' are the most general and are often inherited
    // by what it starts, so it comes last.
    public static IReadOnlyList<VendorRow> Rows { get; } =
    [
        new(v => v.IsTrue("CIRCLECI"), (v, _) => CircleCi.Read(v)),
        new(v => v.IsTrue("GITLAB_CI"), (v, _) => GitLabCi.Read(v)),
        new(v => v.IsTrue("GITHUB_ACTIONS"), GitHubActions.Read),
        new(v => v.IsTrue("TF_BUILD"), (v, _) => AzurePipelines.Read(v)),
        new(v => v.Has("BITBUCKET_BUILD_NUMBER"), (v, _) => BitbucketPipelines.Read(v)),
        new(v => v.Has("TEAMCITY_VERSION"), (v, _) => TeamCity.Read(v)),
        new(v => v.IsTrue("TRAVIS"), (v, _) => TravisCi.Read(v)),
        new(v => v.IsTrue("APPVEYOR"), (v, _) => AppVeyor.Read(v)),
        new(v => v["CI"] == "woodpecker" || v["CI_SYSTEM_NAME"] == "woodpecker", (v, _) => Woodpecker.Read(v)),
        new(v => v.IsTrue("BITRISE_IO"), (v, _) => Bitrise.Read(v)),
        new(v => v.IsTrue("BUILDKITE"), (v, _) => Buildkite.Read(v)),
        new(v => v.IsTrue("DRONE"), (v, _) => Drone.Read(v)),
        new(v => v.Has("JENKINS_URL"), (v, _) => Jenkins.Read(v)),
        new(v => v.UnlessFalse("CI") is not null, (_, _) => new DockerCiFacts { Vendor = DockerCiVendor.Unknown, VendorName = "unknown CI" }),
        new(_ => true, (_, _) => new DockerCiFacts { Vendor = DockerCiVendor.Local, VendorName = "local" }),
    ];
}
