namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>What the flags of ADD say of a Git source; empty where there is none.</summary>
internal sealed record GitFlags(string Checksum, string KeepGitDir);
