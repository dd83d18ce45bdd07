using Cake.DockerCiCache.Compose.Services;

namespace Cake.DockerCiCache.Compose;

/// <summary>Command lines of compose.</summary>
/// <remarks>docs.docker.com/reference/cli/docker/compose; v1 has the same global options.</remarks>
internal static class ComposeArguments
{
    /// <summary>Stands for the override file's path until it is written.</summary>
    public const string OverridePath = "{override}";

    // What follows is a name, also where it begins with a hyphen.
    private const string EndOfOptions = "--";

    /// <summary><c>config</c>: what compose reads from the files.</summary>
    /// <param name="request">What a script asks for.</param>
    /// <param name="compose">The compose that reads.</param>
    /// <param name="hasInput">A further file comes by standard input.</param>
    public static IReadOnlyList<string> Config(ComposeRequest request, ComposeFacts compose, bool hasInput = false) =>
        [.. Global(request, hasInput ? ["-"] : []), "config", .. compose.IsFirstGeneration ? Array.Empty<string>() : ["--format", "json"]];

    /// <summary><c>config --services</c>: the names of the services that are switched on, which needs none of their files.</summary>
    public static IReadOnlyList<string> Services(ComposeRequest request) => [.. Global(request, []), "config", "--services"];

    /// <summary><c>build</c> of one service.</summary>
    /// <param name="request">What a script asks for.</param>
    /// <param name="compose">The compose that builds.</param>
    /// <param name="service">The service.</param>
    /// <param name="buildArgs">The script's build arguments, without secrets.</param>
    /// <param name="isNew">Everything is built anew.</param>
    public static IReadOnlyList<string> Build(ComposeRequest request, ComposeFacts compose, PlannedService service, IEnumerable<string> buildArgs, bool isNew)
    {
        // v2 takes the form of the progress from the environment; the option changed its place between versions.
        string[] progress = compose.IsFirstGeneration ? ["--progress", "plain"] : [];
        return
        [
            .. Global(request, [OverridePath]), "build", .. progress,
            .. request.Builder is { } builder ? ["--builder", builder] : Array.Empty<string>(),
            .. Switch("--no-cache", isNew),
            .. Switch("--pull", service.Pull),
            .. buildArgs.SelectMany(a => new[] { "--build-arg", a }),
            .. Switch(EndOfOptions, service.Name.StartsWith('-')),
            service.Name,
        ];
    }

    private static IEnumerable<string> Global(ComposeRequest request, IEnumerable<string> furtherFiles) =>
    [
        .. request.Files.Concat(furtherFiles).SelectMany(f => new[] { "--file", f }),
        .. request.ProjectName is { } name ? ["--project-name", name] : Array.Empty<string>(),
        .. request.Profiles.SelectMany(p => new[] { "--profile", p }),
    ];

    /// <summary>A planned <c>build</c> with a further option.</summary>
    public static IReadOnlyList<string> WithOption(IReadOnlyList<string> build, string option)
    {
        var names = build[^2] == EndOfOptions ? 2 : 1;
        return [.. build.SkipLast(names), option, .. build.TakeLast(names)];
    }

    private static string[] Switch(string option, bool on) => on ? [option] : [];
}
