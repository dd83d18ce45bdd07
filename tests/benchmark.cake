// Passes on every argument that is not this script's own; the benchmark refuses those that it does not know.
void RunBenchmark()
{
    var options = Context.Arguments.GetArguments()
        .Where(argument => argument.Key is not ("target" or "configuration"))
        .SelectMany(argument => argument.Value.Select(value => $"--{argument.Key}={value}".Quote()));
    Run("dotnet", $"run --project tests/Cake.DockerCiCache.Benchmarks --no-build --configuration {configuration} -- {string.Join(' ', options)}");
}
