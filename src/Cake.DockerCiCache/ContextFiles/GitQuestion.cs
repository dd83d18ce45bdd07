using Cake.Core;
using Cake.Core.IO;

namespace Cake.DockerCiCache.ContextFiles;

/// <summary>Asks git about a folder, in which it changes nothing.</summary>
internal sealed class GitQuestion(ICakeContext context, FilePath git, DirectoryPath folder)
{
    // Words that can be compared, pathspecs that mean something, nothing from elsewhere or in place of an object, and no program that the
    // repository names.
    private static readonly Dictionary<string, string> Environment = new(StringComparer.Ordinal)
    {
        ["LC_ALL"] = "C",
        ["GIT_OPTIONAL_LOCKS"] = "0",
        ["GIT_NO_LAZY_FETCH"] = "1",
        ["GIT_NO_REPLACE_OBJECTS"] = "1",
        ["GIT_LITERAL_PATHSPECS"] = "0",
        ["GIT_GLOB_PATHSPECS"] = "0",
        ["GIT_NOGLOB_PATHSPECS"] = "0",
        ["GIT_ICASE_PATHSPECS"] = "0",
    };

    /// <summary>What git answers, line by line; its words when it fails.</summary>
    public (IReadOnlyList<string> Lines, string? Fault) Ask(params IEnumerable<string> arguments) => AskAbout(null, arguments);

    /// <summary>The same, with what is asked about at git's standard input.</summary>
    public (IReadOnlyList<string> Lines, string? Fault) AskAbout(string? input, params IEnumerable<string> arguments)
    {
        try
        {
            return Run(input, arguments);
        }
        catch (IOException e) when (input is not null)
        {
            return ([], $"git did not read what it was asked: {e.Message}");
        }
    }

    private (IReadOnlyList<string> Lines, string? Fault) Run(string? input, IEnumerable<string> arguments)
    {
        var (lines, errors) = (new List<string>(), new List<string>());
        var settings = new ProcessSettings
        {
            Arguments = Arguments(arguments),
            WorkingDirectory = folder,
            EnvironmentVariables = Environment,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectedStandardOutputHandler = line => Take(line, lines),
            RedirectedStandardErrorHandler = line => Take(line, errors),
        };
        if (input is not null)
        {
            settings.StandardInput = input;
        }

        var process = context.ProcessRunner.Start(git, settings);
        process.WaitForExit();
        return process.GetExitCode() == 0 ? (lines, null) : (lines, errors.FirstOrDefault() ?? $"git ended with exit code {process.GetExitCode()}");
    }

    private static ProcessArgumentBuilder Arguments(IEnumerable<string> arguments)
    {
        var builder = new ProcessArgumentBuilder().Append("-c core.quotePath=true -c core.fsmonitor=false");
        foreach (var argument in arguments)
        {
            builder.AppendQuoted(argument);
        }

        return builder;
    }

    // Answers null, so that Cake does not queue the line as well.
    private static string? Take(string? line, List<string> lines)
    {
        if (line is not null)
        {
            lines.Add(line);
        }

        return null;
    }
}
