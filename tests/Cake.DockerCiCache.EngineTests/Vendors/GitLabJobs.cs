using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Twelve;

namespace Cake.DockerCiCache.EngineTests.Vendors;

/// <summary>The GitLab jobs run here, by gitlab-ci-local's shell executor, against the local registry.</summary>
[Collection(ModernContainerd.Name)]
public sealed class GitLabJobs(ModernContainerd profile)
{
    [NodeFact]
    public void Build_and_push()
    {
        var project = Checkout.Of(profile, Vendor.All.Single(v => v.Folder == "gitlab-ci"));
        var folder = project.Folder;
        File.Copy(Repository.At("tests", "vendors", "gitlab-here.yml"), Path.Combine(folder, "gitlab-here.yml"));
        Command.Output("git", ["init", "--quiet"], folder: folder);
        Command.Output("git", ["add", "--all"], folder: folder);
        profile.FreshMachine(project);
        var image = $"{profile.Registry.Address}/gitlab/web";
        foreach (var (job, tag) in new[] { ("single-stage", "single"), ("multi-stage", "multi"), ("compose-single-stage", "compose-single"), ("compose-multi-stage", "compose-multi") })
        {
            var run = VendorTools.GitLab(
                folder, Variables(folder), "--file", "gitlab-here.yml", "--force-shell-executor",
                "--variable", $"HERE_DOCKER_HOST={profile.Variables["DOCKER_HOST"]}", "--variable", $"HERE_CACHE_IMAGE={image}", job);
            Assert.True(run.ExitCode == 0, $"{job}:\n{run.All}");
            Assert.True(profile.Registry.Images.Has($"{image}:{tag}"), $"{job} pushed no {tag}:\n{run.All}");
        }
    }

    private Dictionary<string, string> Variables(string folder) => new(profile.Variables)
    {
        ["REGISTRY"] = profile.Registry.Address,
        ["REGISTRY_USER"] = profile.Registry.User,
        ["REGISTRY_PASS"] = profile.Registry.Password,
        ["CAKE_NUGET_SOURCE"] = Package.Folder,
        ["CAKE_PATHS_TOOLS"] = Path.Combine(Path.GetDirectoryName(folder)!, "tools"),
    };
}
