namespace Cake.DockerCiCache;

/// <summary>Where a build runs.</summary>
public enum DockerCiVendor
{
    /// <summary>On a developer's machine: nothing says that this is a CI.</summary>
    Local,

    /// <summary>On a CI that is not known here (<c>CI</c> is set); only the registry variables are read.</summary>
    Unknown,

    /// <summary>CircleCI.</summary>
    CircleCi,

    /// <summary>GitLab CI.</summary>
    GitLabCi,

    /// <summary>GitHub Actions, also Gitea's and Forgejo's, which have its variables.</summary>
    GitHubActions,

    /// <summary>Azure Pipelines.</summary>
    AzurePipelines,

    /// <summary>Bitbucket Pipelines.</summary>
    BitbucketPipelines,

    /// <summary>TeamCity.</summary>
    TeamCity,

    /// <summary>Travis CI.</summary>
    TravisCi,

    /// <summary>AppVeyor.</summary>
    AppVeyor,

    /// <summary>Woodpecker CI.</summary>
    Woodpecker,

    /// <summary>Bitrise.</summary>
    Bitrise,

    /// <summary>Buildkite.</summary>
    Buildkite,

    /// <summary>Drone.</summary>
    Drone,

    /// <summary>Jenkins.</summary>
    Jenkins,
}
