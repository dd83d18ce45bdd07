namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>What a stage starts from.</summary>
internal abstract record StageBase
{
    /// <summary>An image, as written after ARG expansion (not normalised).</summary>
    internal sealed record Image(string Reference) : StageBase;

    /// <summary>An earlier stage.</summary>
    internal sealed record EarlierStage(int Index) : StageBase;

    /// <summary>The empty image <c>scratch</c>.</summary>
    internal sealed record Scratch : StageBase;

    /// <summary>A named build context that replaces the image or stage of that name.</summary>
    internal sealed record NamedContext(string Name, string Source) : StageBase;
}
