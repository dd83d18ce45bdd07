using Cake.Core;
using Cake.DockerCiCache.Engines.Processes;

namespace Cake.DockerCiCache.Aliases.LoggingIn;

/// <summary>What a program says that gives a password or token.</summary>
internal static class FirstLine
{
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="name">What an error calls it: without arguments, which may be secret.</param>
    /// <exception cref="CakeException">It is not there, failed, or said nothing.</exception>
    public static string Of(OtherProgram program, IReadOnlyList<string> arguments, string name)
    {
        if (!program.IsThere)
        {
            throw new CakeException($"{name} was not found: give a program on PATH, or a path to one");
        }

        var answer = program.Run(arguments);
        return !answer.Succeeded
            ? throw new CakeException(answer.ExitCode, $"{name} failed with exit code {answer.ExitCode}: {string.Join('\n', answer.Errors)}")
            : answer.Output is [{ Length: > 0 } line, ..] ? line : throw new CakeException($"{name} wrote nothing to its standard output; its first line is the password");
    }
}
