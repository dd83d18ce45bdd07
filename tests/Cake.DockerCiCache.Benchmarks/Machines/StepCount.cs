namespace Cake.DockerCiCache.Benchmarks.Machines;

/// <summary>What became of a Dockerfile's steps in a run.</summary>
/// <param name="Run">How many ran.</param>
/// <param name="RunInstructions">How many of these were RUN instructions.</param>
/// <param name="Cached">How many came from the cache.</param>
internal sealed record StepCount(int Run, int RunInstructions, int Cached);
