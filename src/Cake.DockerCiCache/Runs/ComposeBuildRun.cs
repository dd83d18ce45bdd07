using Cake.Core;
using Cake.DockerCiCache.Compose;
using Cake.DockerCiCache.Engines;

namespace Cake.DockerCiCache.Runs;

/// <summary>One <c>DockerCiComposeBuild</c>: the engine is asked, then planned, built and reported.</summary>
internal sealed class ComposeBuildRun(ICakeContext context, ComposeOrder order, CiLog log)
{
    // An engine that was just started as a CI service may need a while.
    private static readonly TimeSpan EnginePatience = TimeSpan.FromSeconds(60);

    private readonly DockerTool docker = new(context, order.Tool);

    public DockerCiComposeBuildResult Run()
    {
        var plan = ComposePlanner.Plan(order.Input, new EngineProbe(docker, EnginePatience).Ask());
        log.Show(plan.ToString());
        var builds = new ComposeBuildRunner(context, docker, order.Compose, log.Narration).Run(plan);
        var report = ComposeReport.Of(plan, builds);
        log.Show(report.ToString());
        var output = RunOutputs.Of(plan, report, ReportOnDisk.Write(context, order.ReportFile, report));
        new CiOutputs(context, log, order.Ci).TellBuilt(output);
        return Result(plan, report) with { Output = output };
    }

    private DockerCiComposeBuildResult Result(DockerCiComposeBuildPlan plan, DockerCiReport report)
    {
        var images = new ImageStoreQuery(docker).IdsOf([.. plan.Services.Select(s => s.Image).Concat(plan.Pushes).Distinct(StringComparer.Ordinal)]);
        return new DockerCiComposeBuildResult
        {
            Plan = plan,
            Services = [.. plan.Services.Select(s => ComposeReport.Service(s, images[s.Image], plan, report))],
            Images = [.. images.Select(i => new DockerCiImage(i.Key, i.Value))],
            Report = report,
            Tool = order.Tool,
            Ci = order.Ci,
        };
    }
}
