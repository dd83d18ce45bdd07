#addin nuget:?package=Cake.DockerCiCache&version=1.0.0

// GitLab CI: masked CI/CD variables give REGISTRY_USER and REGISTRY_PASS, .gitlab-ci.yml CACHE_IMAGE.
// In a repository of your own, "." is the folder of this script.
var context = Argument("context", "../app");
var commit = EnvironmentVariable("CI_COMMIT_SHA", "local");

Task("Login").Does(() => DockerCiLogin());

Task("Single-Stage").IsDependentOn("Login").Does(() =>
{
    var built = DockerCiBuild(new DockerCiBuildSettings
    {
        Context = context,
        Tags = { "single", $"single-{commit}" },
        CacheTag = "single-{stage}",
        Cache = { PerBranch = false },
    });
    DockerCiPush(built);
});

Task("Multi-Stage").IsDependentOn("Login").Does(() =>
{
    var built = DockerCiBuild(new DockerCiBuildSettings
    {
        Context = context,
        Dockerfile = "Dockerfile.multi",
        Tags = { "multi", $"multi-{commit}" },
        CacheTag = "multi-{stage}",
        Cache = { PerBranch = false },
    });
    DockerCiPush(built);
});

// The compose files take the image's repository from CACHE_IMAGE.
Task("Compose-Single-Stage").IsDependentOn("Login").Does(() => DockerCiComposePush(DockerCiComposeBuild(new DockerCiComposeSettings
{
    WorkingDirectory = context,
    Files = { "docker-compose.yml" },
    CacheTag = "compose-single-{service}-{stage}",
    Cache = { PerBranch = false },
})));

Task("Compose-Multi-Stage").IsDependentOn("Login").Does(() => DockerCiComposePush(DockerCiComposeBuild(new DockerCiComposeSettings
{
    WorkingDirectory = context,
    Files = { "docker-compose.multi.yml" },
    CacheTag = "compose-multi-{service}-{stage}",
    Cache = { PerBranch = false },
})));

Teardown(_ => DockerCiLogout());

RunTarget(Argument("target", "Multi-Stage"));
