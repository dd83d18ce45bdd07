using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cake.DockerCiCache.Ci;

/// <summary>What only GitHub's event file says. Page: "Webhook events and payloads" (docs.github.com/webhooks/webhook-events-and-payloads).</summary>
/// <param name="DefaultBranch">The repository's default branch.</param>
/// <param name="PullRequest">The pull request of the events that have one.</param>
/// <param name="MergeBase">The branch that a merge group is to be merged into.</param>
internal sealed record GitHubEvent(string? DefaultBranch, DockerCiPullRequest? PullRequest, string? MergeBase)
{
    private static readonly GitHubEvent Nothing = new(null, null, null);

    /// <summary>Reads the file's text; what is missing or of another kind than expected is null, what is no JSON says nothing.</summary>
    public static GitHubEvent Read(string? text)
    {
        try
        {
            // By way of bytes, as half a surrogate pair in a string is an ArgumentException.
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(text?.TrimStart('\uFEFF') ?? "{}"));
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return Nothing;
        }
        catch (InvalidOperationException)
        {
            // A name or value with half an escaped surrogate pair.
            return Nothing;
        }
    }

    private static GitHubEvent Read(JsonElement root) => new(
        Text(root, "repository", "default_branch"),
        At(root, "pull_request") is { ValueKind: JsonValueKind.Object } request ? Read(root, request) : OfFollowedRun(root),
        GitRef.ShortBranch(Text(root, "merge_group", "base_ref")));

    private static DockerCiPullRequest Read(JsonElement root, JsonElement request) => new()
    {
        Number = Number(request, "number") ?? Number(root, "number"),
        BaseBranch = Text(request, "base", "ref"),
        HeadBranch = Text(request, "head", "ref"),
        HeadCommit = Text(request, "head", "sha"),
        IsFromFork = IsFromFork(Text(request, "base", "repo", "full_name") ?? Text(root, "repository", "full_name"), request),
    };

    // A workflow that follows another one which ran for a fork's request; GitHub lists no number for it.
    private static DockerCiPullRequest? OfFollowedRun(JsonElement root) =>
        Text(root, "workflow_run", "head_repository", "full_name") is { } head && Text(root, "repository", "full_name") is { } own && !head.Equals(own, StringComparison.OrdinalIgnoreCase)
            ? new() { HeadBranch = Text(root, "workflow_run", "head_branch"), HeadCommit = Text(root, "workflow_run", "head_sha"), IsFromFork = true }
            : null;

    // head.repo.fork would say that the head's repository is a fork of whatever; head.repo is null when the fork is gone.
    private static bool? IsFromFork(string? own, JsonElement request) => At(request, "head", "repo") is { ValueKind: JsonValueKind.Null }
        ? true
        : own is null || Text(request, "head", "repo", "full_name") is not { } head ? null : !head.Equals(own, StringComparison.OrdinalIgnoreCase);

    private static string? Text(JsonElement element, params string[] path) =>
        At(element, path) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : null;

    private static string? Number(JsonElement element, string name) =>
        At(element, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;

    private static JsonElement? At(JsonElement element, params string[] path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element;
    }
}
