using Cake.DockerCiCache.Dockerfiles.Shell;

namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>An instruction of a stage, with what is known when its turn comes.</summary>
/// <param name="Command">The instruction.</param>
/// <param name="State">What the instructions before it made of the stage.</param>
/// <param name="Rules">How its words are expanded.</param>
internal sealed record StageStep(StageCommand Command, StageState State, ShellRules Rules);
