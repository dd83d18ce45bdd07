namespace Cake.DockerCiCache.Planning.Inputs;

/// <summary>What is known of the image's content key (<c>SkipUnchanged</c>).</summary>
internal sealed record KeyFacts
{
    /// <summary>The reference under which the registry has the image, or will have it; null when there is no key.</summary>
    public string? Reference { get; init; }

    /// <summary>The digest that is under it, so that nothing has to be built; null when it has to.</summary>
    public string? Digest { get; init; }

    /// <summary>Why the image is built, or what else a reader should know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public bool IsUnchanged => Digest is not null;

    /// <summary>The same with further notes.</summary>
    public KeyFacts With(IReadOnlyList<string> notes) => this with { Notes = [.. Notes, .. notes] };

    /// <summary>There is no key.</summary>
    public static KeyFacts None(params IEnumerable<string> reasons) => new() { Notes = [.. reasons.Select(r => $"built, for there is no key: {r}")] };
}
