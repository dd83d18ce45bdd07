namespace Cake.DockerCiCache.Progress;

/// <summary>What came of one cache source.</summary>
/// <param name="Reference">The reference as BuildKit prints it.</param>
/// <param name="Outcome">Whether it could be read.</param>
/// <param name="Words">What the registry or the network said; null when it was found.</param>
internal sealed record CacheImport(string Reference, CacheImportOutcome Outcome, string? Words)
{
    /// <summary>How the name of a vertex that reads a cache source begins.</summary>
    public const string Prefix = "importing cache manifest from ";
    private const string Importer = "failed to configure registry cache importer: ";

    /// <summary>Whether a vertex reads a cache source; its error never fails a build.</summary>
    public static bool IsImport(BuildVertex vertex) => vertex.Name.Instruction.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The cache sources among a build's vertices, in their order.</summary>
    public static IReadOnlyList<CacheImport> From(IEnumerable<BuildVertex> vertices) => [.. vertices.Where(IsImport).Select(From)];

    private static CacheImport From(BuildVertex vertex)
    {
        var reference = vertex.Name.Instruction[Prefix.Length..];
        return vertex.Outcome switch
        {
            VertexOutcome.Done or VertexOutcome.Cached => new CacheImport(reference, CacheImportOutcome.Found, null),
            VertexOutcome.Failed => Refused(reference, vertex.Error ?? string.Empty),
            _ => new CacheImport(reference, CacheImportOutcome.Unreachable, "no answer before the build ended"),
        };
    }

    private static CacheImport Refused(string reference, string error)
    {
        var words = error.StartsWith(Importer, StringComparison.Ordinal) ? error[Importer.Length..] : error;
        return new CacheImport(reference, CacheImportWords.Classify(words), words);
    }
}
