using Cake.Core;
using Cake.Core.Annotations;
using Cake.DockerCiCache.Aliases;
using Cake.DockerCiCache.Compose;
using Cake.DockerCiCache.Engines;
using Cake.DockerCiCache.Runs;

namespace Cake.DockerCiCache;

/// <summary>Builds the services of a compose project with their caches.</summary>
[CakeAliasCategory("Docker")]
public static class DockerCiComposeBuildAlias
{
    // An engine that was just started as a CI service may need a while.
    private static readonly TimeSpan EnginePatience = TimeSpan.FromSeconds(60);

    /// <summary>Builds services and the stages they need, each from its cache in the registry. The compose files stay as they are.</summary>
    /// <param name="context">The context.</param>
    /// <param name="settings">Which services to build.</param>
    /// <returns>The images and the report, for <c>DockerCiComposePush</c>.</returns>
    /// <exception cref="DockerCiSettingsException">A setting or a service cannot be used.</exception>
    /// <exception cref="DockerfileException">BuildKit would refuse a Dockerfile.</exception>
    /// <exception cref="CakeException">There is no compose or no usable engine, compose cannot read the project, or a build failed.</exception>
    /// <example><code>
    /// Task("Build").Does(() => built = DockerCiComposeBuild(new DockerCiComposeSettings { Files = { "docker-compose.yml" } }));
    /// </code></example>
    [CakeMethodAlias]
    public static DockerCiComposeBuildResult DockerCiComposeBuild(this ICakeContext context, DockerCiComposeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(settings);
        var log = new CiLog(context, settings, settings.LogGroups);
        return log.Explain(() => Build(context, settings, log));
    }

    private static DockerCiComposeBuildResult Build(ICakeContext context, DockerCiComposeSettings settings, CiLog log)
    {
        var ci = new CiSettings
        {
            LogGroups = settings.LogGroups,
            OutputFile = settings.OutputFile,
            DotEnvFile = settings.DotEnvFile,
            OutputPrefix = settings.OutputPrefix,
        }.Checked();
        var docker = new DockerTool(context, settings);
        var compose = ComposeOnMachine.Find(context, settings);
        var plan = ComposePlanner.Plan(ComposeInputs.Of(context, settings, compose), new EngineProbe(docker, EnginePatience).Ask());
        log.Show(plan.ToString());
        var builds = new ComposeBuildRunner(context, docker, compose, log.Narration).Run(plan);
        var report = ComposeReport.Of(plan, builds);
        log.Show(report.ToString());
        var output = RunOutputs.Of(plan, report, ReportOnDisk.Write(context, settings.ReportFile, report));
        new CiOutputs(context, log, ci).TellBuilt(output);
        var images = new ImageStoreQuery(docker).IdsOf([.. plan.Services.Select(s => s.Image).Concat(plan.Pushes).Distinct(StringComparer.Ordinal)]);
        return new DockerCiComposeBuildResult
        {
            Plan = plan,
            Services = [.. plan.Services.Select(s => ComposeReport.Service(s, images[s.Image], plan, report))],
            Images = [.. images.Select(i => new DockerCiImage(i.Key, i.Value))],
            Report = report,
            Tool = settings,
            Output = output,
            Ci = ci,
        };
    }
}
