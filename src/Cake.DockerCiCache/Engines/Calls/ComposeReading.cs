using System.Collections.ObjectModel;
using Cake.Core;
using Cake.DockerCiCache.Compose;
using Cake.DockerCiCache.Compose.Services;
using Cake.DockerCiCache.Engines.Output;

namespace Cake.DockerCiCache.Engines.Calls;

/// <summary>Asks compose what it reads.</summary>
internal sealed class ComposeReading(ComposeTool compose)
{
    /// <summary>What compose makes of the project's files, in its own format.</summary>
    /// <exception cref="CakeException">Compose cannot read them; its own words say why.</exception>
    public string Config(ComposeRequest request)
    {
        var outcome = Read(request, further: string.Empty);
        if (outcome.Succeeded)
        {
            return Text(outcome);
        }

        var files = request.Files.Count == 0 ? "the compose project" : string.Join(", ", request.Files);
        var words = string.Join('\n', outcome.Errors.SkipWhile(l => l.StartsWith("time=", StringComparison.Ordinal)));
        throw new CakeException(outcome.ExitCode, $"{compose.Facts.Command} cannot read {files} (exit code {outcome.ExitCode}): {words}");
    }

    /// <summary>Variables with the values that compose has for them, from the environment or <c>.env</c>; those without one are left out. Compose 2 only.</summary>
    /// <param name="request">The project; one without files means only the folder.</param>
    /// <param name="names">The variables.</param>
    public IReadOnlyDictionary<string, string> Variables(ComposeRequest request, IReadOnlyList<string> names)
    {
        if (names.Count == 0 || compose.Facts.IsFirstGeneration)
        {
            return ReadOnlyDictionary<string, string>.Empty;
        }

        var outcome = Read(request, ReadingFile.Asking(names));
        return outcome.Succeeded ? ReadingFile.Variables(Text(outcome)) : ReadOnlyDictionary<string, string>.Empty;
    }

    // docker compose build needs no env_file, but config does.
    private DockerOutcome Read(ComposeRequest request, string further)
    {
        var outcome = Ask(request, further);
        if (outcome.Succeeded || compose.Facts.IsFirstGeneration || !outcome.Errors.Any(LacksEnvFile))
        {
            return outcome;
        }

        var services = Ask(ComposeArguments.Services(request), input: null);
        var again = services.Succeeded ? Ask(request, ReadingFile.WithoutEnvFiles(services.Output) + further) : services;
        return again.Succeeded ? again : outcome;
    }

    private static bool LacksEnvFile(string line) =>
        line.Contains("env file ", StringComparison.Ordinal) && line.Contains("not found", StringComparison.Ordinal);

    private DockerOutcome Ask(ComposeRequest request, string further) =>
        Ask(ComposeArguments.Config(request, compose.Facts, further.Length > 0), further.Length > 0 ? further : null);

    private DockerOutcome Ask(IReadOnlyList<string> arguments, string? input) =>
        compose.Program.Run(compose.Command(arguments, ReadOnlyDictionary<string, string>.Empty) with { StandardInput = input });

    private static string Text(DockerOutcome outcome) => string.Join('\n', outcome.Output);
}
