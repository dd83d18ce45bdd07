using Cake.Core;
using Cake.DockerCiCache.Compose;
using Cake.DockerCiCache.Compose.Services;
using Cake.DockerCiCache.Engines.Building;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Questions;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Runs.Asking;
using Cake.DockerCiCache.Runs.Orders;
using Cake.DockerCiCache.Runs.Telling;

namespace Cake.DockerCiCache.Runs;

/// <summary>One <c>DockerCiComposeBuild</c>: engine and registry are asked, then planned, built and reported.</summary>
internal sealed class ComposeBuildRun(ICakeContext context, ComposeOrder order, CiLog log)
{
    private readonly DockerTool docker = new(context, order.Tool);

    private ComposeRequest Request => order.Input.Request;

    public DockerCiComposeBuildResult Run()
    {
        FirstGenerationLimits.Applied(Request, order.Compose.Facts);
        CacheAccess.Require(context, order.Tool, Request.CacheType);
        var engine = AskEngine();
        var plan = ComposePlanner.Plan(order.Input, engine, new ComposeInquiry(context, order).Ask(engine, log));
        log.Show(plan.ToString());
        var builds = Build(plan, engine);
        var report = ComposeReport.Of(plan, builds);
        log.Show(report.ToString());
        var output = RunOutputs.Of(plan, report, ReportOnDisk.Write(context, order.ReportFile, report));
        new CiOutputs(context, log, order.Ci).TellBuilt(output);
        return Result(engine, plan, builds, report) with { Output = output };
    }

    private IReadOnlyList<(DockerCiComposeStep Step, FinishedBuild Build)> Build(DockerCiComposeBuildPlan plan, EngineFacts engine)
    {
        using var before = ImagesBefore.Begin(context, order, engine, plan.Steps.Any(s => s.IsRepeat) ? plan.Steps.SelectMany(s => s.CacheFrom) : [], plan.Survey, log);
        return new ComposeBuildRunner(context, docker, order.Compose, log.Narration) { FetchPatience = order.Cache.FetchPatience, IsWhole = before.Have }.Run(plan);
    }

    private EngineFacts AskEngine()
    {
        new BuilderOnDemand(docker, log.Show).Require(Request.Builder, order.NewBuilder);
        return new EngineProbe(docker, Request.Builder).Ask();
    }

    private DockerCiComposeBuildResult Result(
        EngineFacts engine, DockerCiComposeBuildPlan plan, IReadOnlyList<(DockerCiComposeStep Step, FinishedBuild Build)> builds, DockerCiReport report)
    {
        var stored = plan.Services.Select(s => s.Image).Concat(plan.Pushes.Except(plan.Steps.Select(s => s.CacheReference).OfType<string>(), StringComparer.Ordinal));
        var images = new ImageStoreQuery(docker).IdsOf([.. stored.Distinct(StringComparer.Ordinal)]);
        return new DockerCiComposeBuildResult(order, engine, builds)
        {
            Plan = plan,
            Services = [.. plan.Services.Select(s => ComposeReport.Service(s, images[s.Image], plan, report))],
            Images = [.. images.Select(i => new DockerCiImage(i.Key, i.Value))],
            Report = report,
        };
    }
}
