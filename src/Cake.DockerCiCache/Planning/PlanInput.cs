using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Planning;

/// <summary>All that a plan is made of.</summary>
/// <param name="Build">What to build.</param>
/// <param name="Engine">On which engine.</param>
/// <param name="Run">In which run.</param>
internal sealed record PlanInput(BuildInput Build, EngineFacts Engine, RunFacts Run)
{
    public BuildRequest Request => Build.Request;

    /// <summary>The image's own references.</summary>
    public IReadOnlyList<string> ImageTags => [.. Request.Tags.Select(t => Request.Image.WithTag(t).ToString())];
}
