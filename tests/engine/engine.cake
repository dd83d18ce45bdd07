// The commands of tests/engine for Cake scripts: each start gives the variables that a client needs.

IDictionary<string, string> NoVariables => new Dictionary<string, string>();

string EngineCommand(string name) => MakeAbsolute(File($"./tests/engine/{name}")).FullPath;

Dictionary<string, string> StartOwn(string command, params string[] arguments)
{
    var output = CallEngine(NoVariables, command, arguments);
    return System.IO.File.ReadAllLines(output.Last())
        .Select(line => line.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair[1].Trim('\''));
}

IReadOnlyList<string> CallEngine(IDictionary<string, string> variables, string command, params string[] arguments)
{
    var exitCode = StartProcess(
        EngineCommand(command),
        new ProcessSettings
        {
            Arguments = string.Join(' ', arguments.Select(a => a.Quote())),
            EnvironmentVariables = variables,
            RedirectStandardOutput = true,
        },
        out var output);
    var lines = output.ToList();
    return exitCode == 0 ? lines : throw new CakeException(exitCode, $"tests/engine/{command} {string.Join(' ', arguments)} ended with exit code {exitCode}");
}

int CallDocker(string arguments) => StartProcess("docker", new ProcessSettings
{
    Arguments = arguments,
    RedirectStandardOutput = true,
    RedirectStandardError = true,
    RedirectedStandardOutputHandler = _ => null,
    RedirectedStandardErrorHandler = _ => null,
});

// The version of the engine that this machine has; null when none answers, or when it is on another machine, from which a
// registry on this one can't be reached.
string HostEngine()
{
    var isElsewhere = EnvironmentVariable("DOCKER_HOST") is { Length: > 0 } address && !address.StartsWith("unix://");
    if (isElsewhere || Context.Tools.Resolve("docker") is not { } docker)
    {
        return null;
    }

    var exitCode = StartProcess(
        docker,
        new ProcessSettings { Arguments = "version --format {{.Server.Version}}", RedirectStandardOutput = true, RedirectStandardError = true },
        out var output);
    return exitCode == 0 ? output.FirstOrDefault() : null;
}
