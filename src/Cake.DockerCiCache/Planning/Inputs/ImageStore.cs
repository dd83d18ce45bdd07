namespace Cake.DockerCiCache.Planning.Inputs;

/// <summary>Where an engine keeps its images; decides which caches it can export.</summary>
internal enum ImageStore
{
    /// <summary>Docker's own store with graph drivers.</summary>
    Classic,

    /// <summary>containerd's store with snapshotters.</summary>
    Containerd,
}
