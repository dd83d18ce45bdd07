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
        var input = BuildRequests.Of(context, settings);
        var docker = new DockerTool(context, settings);
        var plan = Planner.Plan(input, new EngineProbe(docker, EnginePatience).Ask());
        ShownLines.Show(context, plan.ToString());
        var builds = new BuildRunner(docker, line => ShownLines.Show(context, line)).Run(plan, input.Request.Progress == "plain");
        var report = ReportBuilder.Build([.. builds.Select(b => new TargetBuild(b.Label, b.Vertices, b.Elapsed))], [.. plan.Required.Select(i => plan.Stages[i].Label)]);
        ShownLines.Show(context, report.ToString());
        ReportOnDisk.Write(context, settings.ReportFile, report);
        return new DockerCiBuildResult
        {
            Plan = plan,
            Images = [.. new ImageStoreQuery(docker).IdsOf(plan.Pushes).Select(i => new DockerCiImage(i.Key, i.Value))],
            Report = report,
            Tool = settings,
        };
    }
}
