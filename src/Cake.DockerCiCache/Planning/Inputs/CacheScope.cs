using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Planning.Inputs;

/// <summary>Whose cache: a branch's, a pull request's, or the shared one, which is the default branch's.</summary>
/// <remarks>
/// Tags: the shared scope has the stage's own, another scope <c>stage-scope-hash</c>. The hash is always there (see
/// <see cref="TagName.From"/>: a text with a colon is no tag, and no branch either), so that <c>feature/x</c> never meets <c>feature-x</c>, stage
/// <c>a</c> of branch <c>b-c</c> never stage <c>a-b</c> of branch <c>c</c>, and no scope a plain stage, whose tag ends in a hash
/// only if it is its own. Another rule would lose everybody's cache.
/// </remarks>
internal sealed record CacheScope
{
    private readonly string key;
    private readonly string words;

    private CacheScope(string key, string words) => (this.key, this.words) = (key, words);

    public static CacheScope Shared { get; } = new(string.Empty, "shared");

    public static CacheScope OfBranch(string name) => new(name, $"branch {name}");

    // A colon can't be in the name of a branch (git check-ref-format), so no branch has a pull request's scope.
    public static CacheScope OfPullRequest(string number) => new($"pr:{number}", $"pull request {number}");

    /// <summary>The tag of a stage's cache image in this scope.</summary>
    /// <param name="stageTag">The tag of the stage's cache image without scopes.</param>
    public string TagOf(string stageTag) => key.Length == 0 ? stageTag : TagName.From($"{stageTag}:{key}");

    /// <summary>The scope for people, for example <c>branch main</c>.</summary>
    public override string ToString() => words;
}
