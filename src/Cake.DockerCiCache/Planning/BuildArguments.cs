using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Planning;

/// <summary>The arguments of one <c>docker build</c>.</summary>
/// <remarks>Options: docs.docker.com/reference/cli/docker/buildx/build; Docker 20.10 knows those without buildx.</remarks>
internal static class BuildArguments
{
    public static IReadOnlyList<string> Of(BuildRequest request, EngineFacts engine, DockerCiPlanStep step, BuildOutput output)
    {
        var arguments = new List<string>(engine.HasBuildx ? ["buildx", "build"] : ["build"]);
        Add(arguments, "--builder", request.Builder);
        Add(arguments, "--file", step.StandardInput is null ? request.Dockerfile : "-");
        Add(arguments, "--target", step.Target);
        AddAll(arguments, "--tag", step.Tags);
        AddCache(arguments, engine, step, output);
        AddAll(arguments, "--build-arg", request.BuildArgs.Select(a => Pair(a.Key, SecretName.Is(a.Key) ? null : a.Value)));
        AddAll(arguments, "--build-context", request.BuildContexts.Select(c => Pair(c.Key, c.Value)));
        AddAll(arguments, "--label", output.IsTarget ? request.Labels.Select(l => Pair(l.Key, l.Value)) : []);
        AddAll(arguments, "--secret", request.Secrets);
        AddAll(arguments, "--ssh", request.Ssh);
        Add(arguments, "--platform", request.Platform);
        Add(arguments, "--network", request.Network);
        arguments.AddRange(request.Options);
        AddSwitch(arguments, "--pull", request.Pull);
        AddSwitch(arguments, "--no-cache", request.NoCache && output.IsTarget);
        Add(arguments, "--progress", request.Progress);
        arguments.Add(request.Context);
        return arguments;
    }

    private static void AddCache(List<string> arguments, EngineFacts engine, DockerCiPlanStep step, BuildOutput output)
    {
        AddAll(arguments, "--cache-from", engine.HasBuildx ? step.CacheFrom.Select(Source) : step.CacheFrom);
        if (!engine.HasBuildx)
        {
            Add(arguments, "--build-arg", "BUILDKIT_INLINE_CACHE=1");
            return;
        }

        AddAll(arguments, "--cache-to", output.CacheTo);

        // Provenance would make every rebuild another digest, and the image an index.
        AddSwitch(arguments, "--provenance=false", engine.MakesProvenance);
        Add(arguments, "--output", output.Export);
    }

    // What is no reference is in buildx's words already.
    private static string Source(string source) => source.StartsWith("type=", StringComparison.Ordinal) ? source : "type=registry,ref=" + source;

    private static string Pair(string name, string? value) => value is null ? name : $"{name}={value}";

    private static void Add(List<string> arguments, string option, string? value)
    {
        if (value is not null)
        {
            arguments.Add(option);
            arguments.Add(value);
        }
    }

    private static void AddAll(List<string> arguments, string option, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            Add(arguments, option, value);
        }
    }

    private static void AddSwitch(List<string> arguments, string option, bool on)
    {
        if (on)
        {
            arguments.Add(option);
        }
    }
}
