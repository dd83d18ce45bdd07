using System.Collections.ObjectModel;
using Cake.Core;
using Cake.DockerCiCache.Engines.Building;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Output;
using Cake.DockerCiCache.Engines.Pushing;
using Cake.DockerCiCache.Engines.Questions;
using Cake.DockerCiCache.Planning;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Planning.Plans;
using Cake.DockerCiCache.Reporting;
using Cake.DockerCiCache.Retrying;
using Cake.DockerCiCache.Runs.Asking;
using Cake.DockerCiCache.Runs.Orders;
using Cake.DockerCiCache.Runs.RegistryDoors;
using Cake.DockerCiCache.Runs.Skipping;
using Cake.DockerCiCache.Runs.Telling;
using Cake.DockerCiCache.Runs.Watching;

namespace Cake.DockerCiCache.Runs;

/// <summary>One <c>DockerCiBuild</c>: engine and registry are asked, then planned, built and reported.</summary>
internal sealed class BuildRun
{
    private readonly ICakeContext context;
    private readonly BuildOrder order;
    private readonly DockerTool docker;
    private readonly CiLog log;

    public BuildRun(ICakeContext context, BuildOrder order, CiLog log)
    {
        (this.context, this.order, this.log) = (context, order, log);
        docker = new DockerTool(context, order.Tool);
    }

    public DockerCiBuildResult Run()
    {
        CacheAccess.Require(context, order.Tool, order.Input.Request.CacheType);
        RegistryGreeting.Begin(context, [order.Input.Request.Image, order.Input.Request.CacheRepository], order.Cache.Patience);
        var asked = Task.Run(AskEngine);
        Draft();
        var input = new RunInquiry(context, order).Ask(asked.GetAwaiter().GetResult(), log);
        var plan = Planner.Plan(input);
        log.Show(plan.ToString());
        var watch = plan.Steps.Any(s => s.IsHeldInBuilder) ? ContextWatch.Begin(context, order, input.Engine, TimeProvider.System) : null;
        var (builds, early) = Build(plan, input.Engine);
        var key = input.Run.Key is { } facts ? new SkipInquiry(context, order, log).Confirm(facts, input.Engine, builds) : null;
        var report = Report(plan, builds, plan.IsUnchanged ? [PlanText.Unchanged(plan)] : key?.Notes ?? []);
        var output = RunOutputs.Of(order.Input.Request, report, ReportOnDisk.Write(context, order.ReportFile, report));
        new CiOutputs(context, log, order.Ci).TellBuilt(output);
        return new DockerCiBuildResult(order, input.Engine, builds)
        {
            Plan = plan,
            Images = key?.Digest is { } digest ? [.. input.ImageTags.Select(t => new DockerCiImage(t, digest))] : Images(plan, builds),
            EarlyPushes = early,
            Key = key,
            Watch = watch,
            Report = report,
            Output = output,
        };
    }

    // While docker answers: .NET then has compiled what the plan needs when the answers are there.
    private void Draft()
    {
        try
        {
            _ = Planner.Plan(new RunInquiry(context, order).WithoutRegistry(EngineFacts.Assumed)).ToString();
        }
        catch (DockerCiSettingsException)
        {
            // Whether the real engine can't do it either, the plan says.
        }
    }

    private EngineFacts AskEngine()
    {
        new BuilderOnDemand(docker, log.Show).Require(order.Input.Request.Builder, order.NewBuilder);
        return new EngineProbe(docker, order.Input.Request.Builder).Ask();
    }

    private (IReadOnlyList<FinishedBuild> Builds, IReadOnlyDictionary<string, string> EarlyPushes) Build(DockerCiBuildPlan plan, EngineFacts engine)
    {
        IReadOnlyList<FinishedBuild> builds;
        var early = new EarlyPushes(docker, PushLimits.On(engine, order.Retries, order.ParallelPushes), RetryMeans.OfProcess(log.Show), log.Narration);
        using (early)
        using (var before = ImagesBefore.Begin(context, order, engine, plan.Steps.Any(s => s.IsRepeat) ? plan.Steps.SelectMany(s => s.CacheFrom) : [], plan.Survey, log))
        {
            var runner = new BuildRunner(docker, log.Narration) { FetchPatience = order.Cache.FetchPatience, Built = step => PushEarly(early, step), IsWhole = before.Have, Kept = before.DigestOf };
            builds = runner.Run(plan, log.IsHeard || order.Input.Request.IsProgressRead);
        }

        return (builds, early.Digests);
    }

    private static void PushEarly(EarlyPushes early, DockerCiPlanStep step)
    {
        early.ShowDone();
        if (step is { IsHeldInBuilder: false, EarlyPush: { } reference })
        {
            early.Start(reference, step.Label);
        }
    }

    private DockerCiReport Report(DockerCiBuildPlan plan, IReadOnlyList<FinishedBuild> builds, IReadOnlyList<string> notes)
    {
        var targets = plan.Steps.Zip(builds, (step, b) => new TargetBuild(b.Label, b.Vertices, b.Elapsed) { NotTried = SurveyedImports.Of(plan.Survey, step.CacheFrom) });
        var report = ReportBuilder.Build([.. targets], [.. plan.Required.Select(i => plan.Stages[i].Label)], plan.Survey, notes, SecretValues.RedactKnown);
        log.Show(report.ToString());
        return report;
    }

    // What only the builder holds, the engine has no ID for; there the image's digest is what identifies it.
    private IReadOnlyList<DockerCiImage> Images(DockerCiBuildPlan plan, IReadOnlyList<FinishedBuild> builds)
    {
        var there = plan.Steps.Zip(builds).Where(b => !b.Second.IsLeftOut).ToList();
        var held = there.Where(b => b.First.IsHeldInBuilder);
        return
        [
            .. StoredIds([.. there.Where(b => !b.First.IsHeldInBuilder)]).Select(i => new DockerCiImage(i.Key, i.Value)).OrderBy(i => Position(plan, i.Reference)),
            .. held.SelectMany(h => h.First.Tags.Select(t => new DockerCiImage(t, h.Second.Image.Digest ?? string.Empty))),
        ];
    }

    // Where the builds say it, the engine need not be asked.
    private Dictionary<string, string> StoredIds(IReadOnlyList<(DockerCiPlanStep Step, FinishedBuild Build)> builds)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (tag, id) in builds.SelectMany(b => b.Step.Tags.Select(t => (t, b.Build.Image.Id))))
        {
            ids[tag] = id ?? string.Empty;
        }

        List<string> unknown = [.. ids.Where(i => i.Value.Length == 0).Select(i => i.Key)];
        foreach (var (tag, id) in unknown.Count == 0 ? ReadOnlyDictionary<string, string>.Empty : new ImageStoreQuery(docker).IdsOf(unknown))
        {
            ids[tag] = id;
        }

        return ids;
    }

    private static int Position(DockerCiBuildPlan plan, string reference) =>
        plan.Pushes.TakeWhile(p => p != reference).Count();
}
