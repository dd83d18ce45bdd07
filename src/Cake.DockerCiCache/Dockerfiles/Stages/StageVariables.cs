using Cake.DockerCiCache.Dockerfiles.Instructions;
using Cake.DockerCiCache.Dockerfiles.Places;
using Cake.DockerCiCache.Dockerfiles.Shell;

namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>The variables and the working directory that a stage's own instructions give it, as far as other instructions may use them.</summary>
/// <remarks>
/// Those of an image are not known here; a base stage's are handed on
/// (https://docs.docker.com/reference/dockerfile/#using-arg-variables).
/// </remarks>
internal sealed class StageVariables(GlobalArguments globals, StageGraphOptions options)
{
    private readonly Dictionary<StageNode, StageState> _after = [];

    /// <summary>The instructions of a stage, each with what is known when its turn comes.</summary>
    public IEnumerable<StageStep> Walk(StageNode stage)
    {
        var state = Before(stage);
        var rules = Rules(state);
        foreach (var command in stage.Commands)
        {
            yield return new StageStep(command, state, rules);
            var next = Apply(command.Instruction, state, rules);
            rules = next == state ? rules : Rules(next);
            state = next;
        }

        _after[stage] = state;
    }

    /// <summary>Whether the command line gives an argument its value, so that its default is not looked at.</summary>
    public bool IsGiven(string name) => options.BuildArgs.ContainsKey(name);

    private ShellRules Rules(StageState state) => globals.Rules with { Lookup = name => state.Values.GetValueOrDefault(name) };

    private StageState Before(StageNode stage) => stage switch
    {
        { Replacement: not null } or { IsImage: true } => StageState.Unknown,
        { Base: { } earlier } => After(earlier).HandedOn(),
        _ => StageState.Scratch,
    };

    // A base stage always stands before the stages that start from it, so they are walked in file order.
    private StageState After(StageNode stage)
    {
        var chain = new Stack<StageNode>();
        for (var node = stage; node is { Replacement: null } && !_after.ContainsKey(node); node = node.Base)
        {
            chain.Push(node);
        }

        foreach (var node in chain)
        {
            foreach (var _ in Walk(node))
            {
            }
        }

        return _after.GetValueOrDefault(stage, StageState.Unknown);
    }

    private StageState Apply(ParsedInstruction instruction, StageState state, ShellRules rules)
    {
        var arguments = instruction.Arguments;
        return instruction.Keyword switch
        {
            "ARG" => arguments.Aggregate(state, (known, argument) => Declare(argument, known, instruction.At)),
            "ENV" => arguments.Chunk(2).Aggregate(state, (known, pair) => Set(pair, known, rules, instruction.At)),
            "WORKDIR" => state.In(Directory(arguments[0], state, rules, instruction.At)),
            _ => state,
        };
    }

    // Each of several arguments sees those before it.
    private StageState Declare(string argument, StageState state, Place at)
    {
        var (name, value) = NameValuePairs.Cut(argument);
        if (options.BuildArgs.TryGetValue(name, out var given) || (value is null && globals.Values.TryGetValue(name, out given)))
        {
            return state.WithArgument(name, given);
        }

        return value is not null && ShellWord.TryExpand(value, Rules(state), at, out var expanded) ? state.WithArgument(name, expanded.Text) : state;
    }

    // All pairs see what was before the instruction. What cannot be expanded stays unset: BuildKit refuses it only when it gets there.
    private static StageState Set(string[] pair, StageState state, ShellRules rules, Place at) =>
        ShellWord.TryExpand(pair[0], rules, at, out var name) && ShellWord.TryExpand(pair[1], rules, at, out var value)
            ? state.WithEnvironment(name.Text, value.Text)
            : state;

    private static string? Directory(string word, StageState state, ShellRules rules, Place at) =>
        ShellWord.TryExpand(word, rules, at, out var expanded) && (state.KnowsAll || expanded.Unset.Count == 0) ? expanded.Text : null;
}
