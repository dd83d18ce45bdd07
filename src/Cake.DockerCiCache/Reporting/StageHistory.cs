namespace Cake.DockerCiCache.Reporting;

/// <summary>A stage and its steps in file order.</summary>
internal sealed record StageHistory(StageLabel Label, IReadOnlyList<StepHistory> Steps)
{
    public bool Ran => Steps.Any(step => step.Ran);
}
