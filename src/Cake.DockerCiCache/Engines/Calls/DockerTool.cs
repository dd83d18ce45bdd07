using System.Runtime.InteropServices;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.DockerCiCache.Engines.Configuration;
using Cake.DockerCiCache.Engines.Direct;
using Cake.DockerCiCache.Engines.Output;
using Cake.DockerCiCache.Engines.Processes;

namespace Cake.DockerCiCache.Engines.Calls;

/// <summary>Runs docker through Cake's process runner, with the tool path, working directory and environment of a script's settings.</summary>
/// <param name="context">The context.</param>
/// <param name="settings">The script's settings; their tool path is docker's.</param>
/// <param name="name">The command: <c>docker</c>, or <c>docker-compose</c>, which is a program of its own.</param>
internal sealed class DockerTool(ICakeContext context, ToolSettings settings, string name = DockerTool.Docker)
    : Tool<ToolSettings>(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools)
{
    private const int KeptLines = 20;
    private const int CakesExtraTime = 15_000;
    private const int LongestLimit = int.MaxValue - CakesExtraTime;
    private const string Docker = "docker";
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    private readonly FilePath? path = name == Docker ? settings.ToolPath : null;
    private readonly string? missing = Missing(context, name == Docker ? settings.ToolPath : null, name);
    private PluginPrograms? plugins;

    /// <summary>The run's own Docker configuration, which every call gets.</summary>
    public PrivateConfiguration Configuration { get; } = PrivateConfiguration.Of(context, settings);

    /// <summary>docker's plugins, as programs of their own.</summary>
    public PluginPrograms Plugins => plugins ??= new(context, settings, name == Docker ? Program : null, Configuration);

    /// <summary>The engine, where it can be asked without docker.</summary>
    public EngineSocket Socket => new(context, settings, Configuration);

    /// <summary>What decides which engine answers, and by which builder: a call is answered as another one with the same text.</summary>
    public string Circumstances => string.Join('\n', [
        path?.FullPath ?? name,
        settings.WorkingDirectory?.FullPath ?? context.Environment.WorkingDirectory.FullPath,
        .. context.Environment.GetEnvironmentVariables().Concat(settings.EnvironmentVariables).Select(v => $"{v.Key}={v.Value}"),
        Configuration.UsersText ?? string.Empty,
        .. UserFolders.TextsOfBuilders(context.FileSystem, UserConfiguration.Of(context, settings).Builders)]);

    /// <inheritdoc cref="ChosenBuilder.MayExist"/>
    public bool MayHaveChosenBuilder => ChosenBuilder.MayExist(context, settings, Configuration.Open(settings)[UserConfiguration.BuildersVariable]);

    /// <summary>The command is on this machine.</summary>
    public bool IsThere => missing is null;

    /// <inheritdoc cref="PrivateConfiguration.SpareHelper"/>
    public void SpareHelper(string registry) => Configuration.SpareHelper(settings, registry);

    /// <inheritdoc cref="PrivateConfiguration.KeepFromHelper"/>
    public void KeepFromHelper(string registry) => Configuration.KeepFromHelper(settings, registry);

    /// <summary>Runs one command and waits for its end.</summary>
    /// <exception cref="CakeException">docker is not there, did not end within the settings' <c>ToolTimeout</c>, or the run was interrupted.</exception>
    public DockerOutcome Run(DockerCommand command)
    {
        if (missing is not null)
        {
            throw new CakeException(missing);
        }

        RefuseWhenInterrupted(command);
        using var call = new StartedCall(context);
        var lines = new OutputLines(KeptLines, command.OnLine, command.Read);
        call.Process = Start(command with { Plugin = command.Plugin ?? PluginOf(command) }, lines, call);
        Wait(call, call.Process, command);
        RefuseWhenInterrupted(command);
        return new DockerOutcome(call.Process.GetExitCode(), lines.Output, lines.Errors);
    }

    // What a script's customization makes of the arguments, docker has to read.
    private FilePath? PluginOf(DockerCommand command) =>
        command.TakesExtraArguments && settings.ArgumentCustomization is not null ? null : Plugins.Find(command.Arguments[0]);

    private IProcess Start(DockerCommand command, OutputLines lines, StartedCall call)
    {
        try
        {
            return RunProcess(SettingsFor(command), CommandLine.Of(command.Arguments), ProcessSettingsFor(command, lines, call));
        }
        catch (Exception e) when (command.Plugin is not null && e is IOException or ExternalException)
        {
            // It is no program, or not for this machine; docker may take another one.
            Plugins.LeaveToDocker(command.Plugin!);
            return Start(command with { Plugin = null }, lines, call);
        }
    }

    /// <inheritdoc/>
    protected override string GetToolName() => name;

    /// <inheritdoc/>
    protected override IEnumerable<string> GetToolExecutableNames() => [name, name + ".exe"];

    private FilePath? Program => path?.MakeAbsolute(context.Environment) ?? context.Tools.Resolve([name, name + ".exe"]);

    private static string? Missing(ICakeContext context, FilePath? path, string name)
    {
        if (path is not null)
        {
            return context.FileSystem.Exist(path.MakeAbsolute(context.Environment)) ? null : $"ToolPath: there is no \"{path.FullPath}\"; give the path of the docker client, or leave it out to take docker from PATH";
        }

        return context.Tools.Resolve([name, name + ".exe"]) is null
            ? $"{name} was not found on PATH: install Docker (docs.docker.com/engine/install), or set ToolPath to the docker client"
            : null;
    }

    // The environment is set on the process (below), because Cake adds the settings' own only where none is given.
    private ToolSettings SettingsFor(DockerCommand command) => new()
    {
        ToolPath = command.Plugin ?? path,
        WorkingDirectory = settings.WorkingDirectory,
        ArgumentCustomization = command.TakesExtraArguments ? settings.ArgumentCustomization : null,
    };

    private ProcessSettings ProcessSettingsFor(DockerCommand command, OutputLines lines, StartedCall call)
    {
        var process = new ProcessSettings
        {
            RedirectStandardOutput = !command.InheritsTerminal,
            RedirectStandardError = !command.InheritsTerminal,
            RedirectedStandardOutputHandler = lines.TakeOutput,
            RedirectedStandardErrorHandler = lines.TakeError,
            EnvironmentVariables = EnvironmentFor(command, call),
        };
        if (command.StandardInput is not null)
        {
            process.StandardInput = command.StandardInput;
        }

        return process;
    }

    private Dictionary<string, string> EnvironmentFor(DockerCommand command, StartedCall call)
    {
        // Docker 20.10 builds with BuildKit only when told to (docs.docker.com/build/buildkit).
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["DOCKER_BUILDKIT"] = "1" };
        foreach (var (name, value) in settings.EnvironmentVariables.Concat(command.Environment).Concat(Configuration.Open(settings)).Append(new(StartedCall.Variable, call.Marker)))
        {
            variables[name] = value;
        }

        if (command.Plugin is not null)
        {
            variables[PluginPrograms.Variable] = Plugins.Docker;
        }

        return variables;
    }

    private void Wait(StartedCall call, IProcess process, DockerCommand command)
    {
        // What was started while the signal came was not seen by the one who stopped the others.
        if (Interruption.HasCome && !command.CleansUp)
        {
            call.Stop();
        }

        using var look = command.Hangs is { } hangs ? new Timer(_ => StopWhen(hangs, call), state: null, LookInterval, LookInterval) : null;
        if ((command.Patience ?? settings.ToolTimeout) is { } limit)
        {
            WaitFor(limit, call, process, command);
        }

        // Without a limit: also waits until the handlers have seen the last line.
        process.WaitForExit();
    }

    private static void StopWhen(Func<bool> hangs, StartedCall call)
    {
        if (hangs())
        {
            call.GiveUp();
        }
    }

    // Cake would kill docker alone, so that it comes second.
    private void WaitFor(TimeSpan limit, StartedCall call, IProcess process, DockerCommand command)
    {
        var milliseconds = Math.Min(limit.TotalMilliseconds, LongestLimit);
        using var clock = new Timer(_ => call.Stop(), state: null, (long)milliseconds, Timeout.Infinite);
        if (!process.WaitForExit((int)(milliseconds + CakesExtraTime)) || (call.IsStopped && !call.IsGivenUp))
        {
            Interruption.ThrowIfItCame();
            throw new CakeException(
                $"{name} {string.Join(' ', command.Arguments.Take(2))} did not end within {limit.TotalSeconds:0.#} s{(command.Patience is null ? " (ToolTimeout)" : string.Empty)} and was stopped, with all it had started");
        }
    }

    private static void RefuseWhenInterrupted(DockerCommand command)
    {
        if (!command.CleansUp)
        {
            Interruption.ThrowIfItCame();
        }
    }
}
