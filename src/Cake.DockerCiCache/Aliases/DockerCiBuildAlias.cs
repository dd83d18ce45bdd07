using Cake.Core;
using Cake.Core.Annotations;
using Cake.DockerCiCache.Aliases;
using Cake.DockerCiCache.Engines;
using Cake.DockerCiCache.Planning;
using Cake.DockerCiCache.Reporting;

namespace Cake.DockerCiCache;

/// <summary>Builds an image with its cache.</summary>
[CakeAliasCategory("Docker")]
public static class DockerCiBuildAlias
{
    // An engine that was just started as a CI service may need a while.
    private static readonly TimeSpan EnginePatience = TimeSpan.FromSeconds(60);

    /// <summary>Builds an image and the stages it needs, each from its cache in the registry.</summary>
    /// <param name="context">The context.</param>
    /// <param name="settings">What to build.</param>
    /// <returns>The images and the report, for <c>DockerCiPush</c>.</returns>
    /// <exception cref="DockerCiSettingsException">A setting cannot be used.</exception>
    /// <exception cref="DockerfileException">BuildKit would refuse the Dockerfile.</exception>
    /// <exception cref="CakeException">No usable engine answers, or a build failed; the message names stage, step and exit code.</exception>
    /// <example><code>
    /// Task("Build").Does(() => built = DockerCiBuild(new DockerCiBuildSettings { Image = "acme/web", Dockerfile = "Dockerfile.multi" }));
    /// </code></example>
    [CakeMethodAlias]
    public static DockerCiBuildResult DockerCiBuild(this ICakeContext context, DockerCiBuildSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(settings);
        var log = new CiLog(context, settings, settings.LogGroups);
        return log.Explain(() => Build(context, settings, log));
    }

    private static DockerCiBuildResult Build(ICakeContext context, DockerCiBuildSettings settings, CiLog log)
    {
        var ci = CiSettings.Of(settings);
        var input = BuildRequests.Of(context, settings);
        var docker = new DockerTool(context, settings);
        var plan = Planner.Plan(input, new EngineProbe(docker, EnginePatience).Ask());
        log.Show(plan.ToString());
        var builds = new BuildRunner(docker, log.Show, log.Open).Run(plan, log.IsHeard || input.Request.Progress == "plain");
        var report = ReportBuilder.Build([.. builds.Select(b => new TargetBuild(b.Label, b.Vertices, b.Elapsed))], [.. plan.Required.Select(i => plan.Stages[i].Label)]);
        log.Show(report.ToString());
        var output = RunOutputs.Of(input.Request, report, ReportOnDisk.Write(context, settings.ReportFile, report));
        new CiOutputs(context, log, ci).TellBuilt(output);
        return new DockerCiBuildResult
        {
            Plan = plan,
            Images = [.. new ImageStoreQuery(docker).IdsOf(plan.Pushes).Select(i => new DockerCiImage(i.Key, i.Value))],
            Report = report,
            Tool = settings,
            Output = output,
            Ci = ci,
        };
    }
}
