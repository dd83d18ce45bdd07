using Cake.DockerCiCache.Dockerfiles.Instructions;
using Cake.DockerCiCache.Dockerfiles.Lines;
using Cake.DockerCiCache.Dockerfiles.Shell;

namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>Checks that the variables of a stage's instructions can be replaced, as BuildKit does for the stages that the target reaches.</summary>
/// <remarks>
/// RUN, CMD, ENTRYPOINT and HEALTHCHECK leave variables to the shell. A variable that is not set in the file may be set by the base image,
/// so only a stage that is made from scratch can miss one (https://docs.docker.com/reference/dockerfile/#environment-replacement).
/// </remarks>
internal sealed class ExpansionCheck(StageVariables variables, bool hasSyntax)
{
    private static readonly string[] Flags = ["chown", "chmod", "checksum"];

    public void Check(StageNode stage)
    {
        if (stage.Replacement is not null)
        {
            return;
        }

        foreach (var step in variables.Walk(stage))
        {
            var rules = step.Rules;
            Check(step.Command.Instruction, step.State.KnowsAll ? rules : rules with { Lookup = name => rules.Lookup(name) ?? "?" });
            ReachedRules.Check(step, hasSyntax);
        }
    }

    private void Check(ParsedInstruction instruction, ShellRules rules)
    {
        foreach (var word in Words(instruction))
        {
            ShellWord.Expand(word, rules, instruction.At);
        }

        if (instruction.Keyword is "COPY" or "ADD" && instruction.Heredocs.Any(heredoc => heredoc.Expands))
        {
            var plain = new ShellRules('\\') { PlainQuotes = true, Lookup = rules.Lookup };
            ShellWord.Expand(instruction.HeredocText, plain, instruction.At);
        }
    }

    private IEnumerable<string> Words(ParsedInstruction instruction)
    {
        var flags = Flags.Select(name => instruction.Flags[name]);
        return instruction.Keyword switch
        {
            "COPY" or "ADD" => instruction.Arguments.Where(word => !Heredoc.IsHeredoc(word, instruction.At)).Concat(flags),
            "ENV" or "LABEL" or "EXPOSE" or "USER" or "VOLUME" or "WORKDIR" or "STOPSIGNAL" => instruction.Arguments,
            "ARG" => instruction.Arguments.Select(NameValuePairs.Cut).Where(pair => pair.Value is not null && !variables.IsGiven(pair.Name)).Select(pair => pair.Value!),
            _ => [],
        };
    }
}
