using System.Text.RegularExpressions;
using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Reporting;

/// <summary>Says why a step ran, as far as the output tells.</summary>
internal sealed partial class StepReasons(IReadOnlyList<StageHistory> stages)
{
    private const string LinkedAgain = "its text or files changed, or its layer was only linked again";

    /// <summary>The reason in a few words; null when the step did not run.</summary>
    public string? Of(StepHistory step, StageHistory stage)
    {
        if (!step.Ran)
        {
            return null;
        }

        if (CacheFetch.IsError(step.Vertex.Error))
        {
            return $"cached layer not fetched: {step.Vertex.Error}";
        }

        return stage.Steps.TakeWhile(other => other != step).LastOrDefault(other => other.Ran && !MayBeLinkedOnly(other, stage)) is { } earlier
            ? $"after {earlier.Step}/{earlier.Vertex.Name.Steps} {earlier.Vertex.Name.Instruction}"
            : OfFirst(step, stage);
    }

    [GeneratedRegex(@"\bfrom=(?<stage>[A-Za-z0-9][A-Za-z0-9._-]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Source();

    private string OfFirst(StepHistory step, StageHistory stage) =>
        SourceThatRan(step, stage) is { } source ? $"stage {source} ran"
        : NoCache(step.Build.Imports) is { } none ? none
        : step.Vertex.Name.IsLinkedCopy ? LinkedAgain
        : stage.Steps.TakeWhile(other => other != step).Any(other => other.Ran) ? "its text changed, or what COPY --link brings before it"
        : IsFirstOfDerived(step, stage) ? "its text, files or base stage changed"
        : "its text or files changed";

    // A copy with --link whose layer comes from the cache looks as one that ran, where nothing else says why.
    private bool MayBeLinkedOnly(StepHistory step, StageHistory stage) => step.Vertex.Name.IsLinkedCopy && OfFirst(step, stage) == LinkedAgain;

    // A stage that starts from another has no FROM among its steps, so its first instruction is number 1. The output does not
    // name the base stage.
    private bool IsFirstOfDerived(StepHistory step, StageHistory stage) =>
        step.Step == 1 && stages.TakeWhile(other => other != stage).Any(other => other.Ran);

    private string? SourceThatRan(StepHistory step, StageHistory stage) => Source().Matches(step.Vertex.Name.Instruction)
        .Select(match => match.Groups["stage"].Value)
        .FirstOrDefault(name => stages.Any(other => other.Ran && IsSource(other.Label, name, stage.Label)));

    private static bool IsSource(StageLabel other, string name, StageLabel own) =>
        other.Target == own.Target && (other.IsNamed(name) || other.IsNamed($"stage-{name}"));

    private static string? NoCache(IReadOnlyList<CacheImport> imports) => imports switch
    {
        [] => "no cache source was given",
        _ when imports.All(import => import.Outcome == CacheImportOutcome.Found) => null,
        _ when imports.Any(import => import.Outcome == CacheImportOutcome.Found) => "changed, or its cache was not found",
        [{ Outcome: CacheImportOutcome.Missing } only] => $"no cache: {only.Reference} was not found",
        [var only] => $"no cache: {only.Reference} was {only.Outcome.ToString().ToLowerInvariant()}",
        _ => $"no cache: none of {imports.Count} sources was found",
    };
}
