namespace Cake.DockerCiCache.Contexts.Ignoring;

/// <summary>The program that walks the build context and sends it.</summary>
internal enum ContextClient
{
    /// <summary>buildx, whose walk knows the results of a folder's parents (github.com/tonistiigi/fsutil, filter.go).</summary>
    Buildx,

    /// <summary>Docker's own client up to 20.10, which has an older walk inside (fsutil, walker.go; docker, pkg/fileutils).</summary>
    BuiltIn,
}
