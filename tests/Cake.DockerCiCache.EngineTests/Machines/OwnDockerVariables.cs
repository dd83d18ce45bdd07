using System.Runtime.CompilerServices;

namespace Cake.DockerCiCache.EngineTests.Machines;

/// <summary>Takes the developer's own docker settings out of this process, whose children would inherit them.</summary>
internal static class OwnDockerVariables
{
    private static readonly string[] Names =
    [
        "DOCKER_CONTEXT", "DOCKER_TLS_VERIFY", "DOCKER_CERT_PATH", "DOCKER_HOST", "DOCKER_CONFIG", "DOCKER_BUILDKIT", "BUILDX_BUILDER", "BUILDX_CONFIG",
        "DOCKERCI_REPORT", "REGISTRY", "REGISTRY_USER", "REGISTRY_PASS", "CACHE_IMAGE",

        // The builds of tests are not what the vendor's page of this run should tell of.
        "DOCKERCI_OUTPUT", "DOCKERCI_DOTENV", "GITHUB_ACTIONS", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "TF_BUILD", "TEAMCITY_VERSION", "GITLAB_CI",
    ];

    [ModuleInitializer]
    internal static void Remove()
    {
        foreach (var name in Names)
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }
}
