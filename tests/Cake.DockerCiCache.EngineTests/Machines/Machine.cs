using System.Text.RegularExpressions;
using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.DockerCiCache.Engines.Configuration;
using Cake.DockerCiCache.EngineTests.Engines;
using Cake.DockerCiCache.EngineTests.Registries;
using Cake.DockerCiCache.EngineTests.Secrets;

namespace Cake.DockerCiCache.EngineTests.Machines;

/// <summary>A CI machine on which a script's aliases are called, by a Cake context as <c>dotnet cake</c> makes it.</summary>
internal sealed partial class Machine
{
    private readonly RecordingLog log = new();
    private readonly Dictionary<string, string> variables;

    public Machine(EngineProfile profile, LocalRegistry registry, string workingFolder)
    {
        variables = new(profile.Variables)
        {
            ["REGISTRY"] = registry.Address,
            ["REGISTRY_USER"] = registry.User,
            ["REGISTRY_PASS"] = registry.Password,
        };
        Context = ContextIn(workingFolder);
    }

    /// <summary>The variables of the machine; a test may change them.</summary>
    public IDictionary<string, string> Variables => variables;

    public ICakeContext Context { get; }

    /// <summary>The folder that docker has for its configuration in this run.</summary>
    public string Configuration => PrivateConfiguration.Of(Context, new ToolSettings()).Open(new ToolSettings())["DOCKER_CONFIG"];

    /// <summary>What Cake's log was told, at the highest verbosity.</summary>
    public string Log => log.ToString();

    /// <summary>How often buildx was started to build.</summary>
    public int BuildCommands => BuildCommand().Count(Log);

    /// <summary>The lines that the log was told as warnings.</summary>
    public IReadOnlyList<string> Warnings => log.Warnings;

    /// <summary>From now on it is a CI's, which builds a branch.</summary>
    public Machine OnBranch(string name)
    {
        (variables["CI"], variables["CIRCLECI"], variables["CIRCLE_BRANCH"]) = ("true", "true", name);
        return this;
    }

    /// <summary>Calls aliases, and captures what they log and what they fail with.</summary>
    public T Run<T>(Func<ICakeContext, T> aliases)
    {
        try
        {
            return aliases(Context);
        }
        catch (Exception failure) when (Record(failure))
        {
            throw;
        }
        finally
        {
            Captured.Check("log", Log);
            ProcessArguments.Check();
        }
    }

    public void Run(Action<ICakeContext> aliases) => Run(context =>
    {
        aliases(context);
        return true;
    });

    public void LogIn() => Run(context => context.DockerCiLogin());

    public DockerCiBuildResult Build(DockerCiBuildSettings settings)
    {
        var built = Run(context => context.DockerCiBuild(settings));
        Captured.Check("plan", built.Plan.ToString() + built.Plan.ToJson());
        Captured.Check("report", built + built.Report.ToJson());
        return built;
    }

    public DockerCiPushResult Push(DockerCiBuildResult built) => Run(context => context.DockerCiPush(built));

    /// <summary>What a CI run does: log in, build, push.</summary>
    public DockerCiBuildResult RunAll(DockerCiBuildSettings settings)
    {
        LogIn();
        var built = Build(settings);
        Captured.Check("digests", Push(built).ToString());
        return built;
    }

    [GeneratedRegex("^.*docker-buildx buildx build ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex BuildCommand();

    private static bool Record(Exception failure)
    {
        Captured.Check("message", failure.ToString());
        return false;
    }

    private CakeContext ContextIn(string workingFolder)
    {
        var files = new FileSystem();
        var environment = new MachineEnvironment(workingFolder, variables);
        var globber = new Globber(files, environment);
        var configuration = new CakeConfiguration(new Dictionary<string, string>());
        var tools = new ToolLocator(
            environment, new ToolRepository(environment), new ToolResolutionStrategy(files, environment, globber, configuration, log));
        var processes = new MachineProcesses(new ProcessRunner(files, environment, log, tools, configuration), variables);
        var arguments = new CakeArguments(Array.Empty<string>().ToLookup(name => name, string? (_) => null));
        var nothing = new NothingElse();
        return new CakeContext(
            files, environment, globber, log, arguments, processes, new WindowsRegistry(), tools, new CakeDataService(), configuration, nothing, nothing);
    }
}
