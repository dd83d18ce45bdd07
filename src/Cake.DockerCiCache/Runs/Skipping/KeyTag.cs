using Cake.DockerCiCache.Planning;

namespace Cake.DockerCiCache.Runs.Skipping;

/// <summary>The image's content key as the push needs it.</summary>
/// <param name="Facts">What is known of it.</param>
/// <param name="Engine">The engine that knows which registries are insecure.</param>
internal sealed record KeyTag(KeyFacts Facts, EngineFacts Engine);
