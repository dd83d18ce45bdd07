using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Planning.Tagging;

/// <summary>The image's tags that follow from the run, the most telling first.</summary>
/// <remarks>
/// A run is for a pull request, a tag or a branch, and only that one's rules count: a pull request must not move the tag of its
/// branch, and a tag's run not <c>latest</c>, for it may be of an old release.
/// </remarks>
internal static class ImageTags
{
    private const string Setting = "TagRules";
    private const string OfLocalRuns = "local";
    private const int ShortLength = 7;

    /// <param name="rules">What a script asks for.</param>
    /// <param name="facts">What the vendor says about the run.</param>
    /// <param name="defaultBranch">The default branch that a script names; null to take the vendor's word.</param>
    /// <param name="date">The day of the run.</param>
    /// <exception cref="DockerCiSettingsException">A rule can't be used.</exception>
    public static IReadOnlyList<string> Of(DockerCiTagRules rules, DockerCiFacts facts, string? defaultBranch, DateTimeOffset date)
    {
        facts = BranchBuilds.In(facts, defaultBranch);
        var isDefault = facts.Branch is { } branch && DefaultBranch.Is(branch, defaultBranch ?? facts.DefaultBranch);
        var tags = facts switch
        {
            { IsMergeQueue: true } => [],
            { PullRequest: { } request } => rules.PullRequest && request.Number is { } number ? [TagName.From($"pr-{number}")] : [],
            { Tag: { } tag } => rules.GitTag ? OfGitTag(tag) : [],
            { Branch: { } name } => OfBranch(rules, name, isDefault, date),
            _ => Enumerable.Empty<string>(),
        };
        IReadOnlyList<string> all = [.. tags.Concat(OfCommit(rules, facts.Commit)).Distinct(StringComparer.Ordinal)];
        return all.Count == 0 && facts.Vendor is DockerCiVendor.Local ? [OfLocalRuns] : all;
    }

    /// <summary>What to say where neither the rules nor a script give a tag.</summary>
    public static DockerCiSettingsException NoneFor(DockerCiFacts facts) => new(
        Setting, $"no rule gives a tag for this run ({RunOf(facts)}); turn another rule on, ShortCommit for example, or give a tag in Tags");

    private static IEnumerable<string> OfBranch(DockerCiTagRules rules, string name, bool isDefault, DateTimeOffset date)
    {
        IEnumerable<string> own = rules.Branch ? [TagName.From(name)] : [];
        return isDefault
            ? own.Concat(rules.Latest ? ["latest"] : []).Concat(rules.Dates.Select(pattern => DatePattern.Tag(pattern, date)))
            : own;
    }

    private static IEnumerable<string> OfGitTag(string tag) => (SemanticVersion.TryParse(tag, out var version) ? version.Names() : [tag]).Select(AsWritten);

    private static IEnumerable<string> OfCommit(DockerCiTagRules rules, string? commit)
    {
        if (!TagName.IsValid(rules.CommitPrefix + "0"))
        {
            throw new DockerCiSettingsException(
                $"{Setting}.{nameof(rules.CommitPrefix)}", $"\"{rules.CommitPrefix}\" can't begin a tag: use letters, digits, '_', '.' and '-', or leave it empty");
        }

        return commit is null ? [] : Lengths(rules, commit).Select(length => AsWritten(rules.CommitPrefix + commit[..length]));
    }

    private static IEnumerable<int> Lengths(DockerCiTagRules rules, string commit)
    {
        if (rules.ShortCommit)
        {
            yield return Math.Min(ShortLength, commit.Length);
        }

        if (rules.FullCommit)
        {
            yield return commit.Length;
        }
    }

    // Where that is possible; a pseudo-version of Go (v0.0.0-20250101000000-0123456789ab) looks like one of our own hashes.
    private static string AsWritten(string name) => TagName.IsValid(name) ? name : TagName.From(name);

    private static string RunOf(DockerCiFacts facts) => facts switch
    {
        { IsMergeQueue: true } => $"{facts.VendorName}, merge queue",
        { PullRequest: { } request } => $"{facts.VendorName}, pull request {request.Number ?? "without a known number"}",
        { Tag: { } tag } => $"{facts.VendorName}, tag \"{tag}\"",
        { Branch: { } branch } => $"{facts.VendorName}, branch \"{branch}\"",
        _ => $"{facts.VendorName}, which names no branch, tag or pull request",
    };
}
