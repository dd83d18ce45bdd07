namespace Cake.DockerCiCache.Dockerfiles;

/// <summary>The variables that a stage's own ARG and ENV instructions give it, as far as mounts may use them.</summary>
/// <remarks>
/// Those of the base image are not known here; a base stage's are handed on
/// (https://docs.docker.com/reference/dockerfile/#using-arg-variables).
/// </remarks>
internal sealed class StageVariables(GlobalArguments globals, StageGraphOptions options)
{
    private readonly Dictionary<StageNode, Dictionary<string, string>> _after = [];

    /// <summary>The rules under which each instruction of a stage is expanded.</summary>
    public IEnumerable<(StageCommand Command, ShellRules Rules)> Walk(StageNode stage)
    {
        var values = stage.Base is { } earlier ? new Dictionary<string, string>(After(earlier)) : [];
        var rules = globals.Rules with { Lookup = name => values.GetValueOrDefault(name) };
        foreach (var command in stage.Commands)
        {
            yield return (command, rules);
            Apply(command.Instruction, values, rules);
        }

        _after[stage] = values;
    }

    // A base stage always stands before the stages that start from it, so they are walked in file order.
    private Dictionary<string, string> After(StageNode stage)
    {
        var chain = new Stack<StageNode>();
        for (var node = stage; node is not null && !_after.ContainsKey(node); node = node.Base)
        {
            chain.Push(node);
        }

        foreach (var node in chain)
        {
            foreach (var _ in Walk(node))
            {
            }
        }

        return _after[stage];
    }

    private void Apply(ParsedInstruction instruction, Dictionary<string, string> values, ShellRules rules)
    {
        if (instruction.Keyword == "ARG")
        {
            foreach (var argument in instruction.Arguments)
            {
                Declare(argument, values, rules, instruction.At);
            }
        }
        else if (instruction.Keyword == "ENV")
        {
            foreach (var pair in instruction.Arguments.Chunk(2))
            {
                Set(pair[0], pair[1], values, rules, instruction.At);
            }
        }
    }

    private void Declare(string argument, Dictionary<string, string> values, ShellRules rules, Place at)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? argument : argument[..equals];
        if (options.BuildArgs.TryGetValue(name, out var given) || (equals < 0 && globals.Values.TryGetValue(name, out given)))
        {
            values[name] = given;
        }
        else if (equals >= 0)
        {
            Set(name, argument[(equals + 1)..], values, rules, at);
        }
    }

    // What cannot be expanded stays unset: BuildKit refuses it only when it gets there.
    private static void Set(string name, string value, Dictionary<string, string> values, ShellRules rules, Place at)
    {
        if (ShellWord.TryExpand(value, rules, at, out var expanded))
        {
            values[name] = expanded.Text;
        }
    }
}
