using System.Collections.Immutable;

namespace Cake.DockerCiCache.Contexts.Keys;

/// <summary>What the engine would receive of a folder.</summary>
/// <param name="Entries">The entries.</param>
internal sealed record ContextListing(ImmutableArray<ContextEntry> Entries)
{
    /// <summary>Gets why the entries say too little, in words; nothing that is built from the folder has a key then.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Gets what somebody who wonders about speed or a changed key should know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Gets what the files' hashes are: <c>sha256</c>, or <c>git-sha1</c> and <c>git-sha256</c> for git's names of contents.</summary>
    public required string HashName { get; init; }
}
