namespace Cake.DockerCiCache.Tests.Aliases;

/// <summary>What the process remembers would be taken out of other tests' words as well.</summary>
[CollectionDefinition(nameof(OrdinaryPasswords), DisableParallelization = true)]
public sealed class AloneInTheProcess;
