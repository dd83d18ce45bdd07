using Cake.DockerCiCache.Dockerfiles.Instructions;
using Cake.DockerCiCache.Dockerfiles.Lines;
using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>Builds the graph in BuildKit's order of steps, so that it refuses the same files.</summary>
internal sealed class StageGraphBuilder(string file, StageGraphOptions options)
{
    private readonly NamedContexts _contexts = new(options.BuildContexts, new Place(file, 0));

    public StageGraph Build(string text)
    {
        var directives = LeadingDirectives.Of(text, options.BuildArgs);
        directives.Check(file);
        BuildArgumentRules.Check(options.BuildArgs, new Place(file, 0));
        var document = DockerfileDocument.Parse(file, text, new InstructionRules(directives.HasSyntax));
        var arguments = new GlobalArguments(document, options);
        var table = new StageDeclarations(arguments.Rules, _contexts).Read(document);
        var target = FindTarget(table);
        var commands = new StageCommands(table, document.Escape);
        commands.AddAll(document);
        StageCycles.Check(table.Nodes);

        var triggers = new StageTriggers(commands, document.Rules);
        var reached = ReachWithTriggers(target, triggers);
        CheckImages(table);
        var variables = new StageVariables(arguments, options);
        var needs = new StageNeeds(variables);
        StageOrder.Check(reached, needs);
        CheckExpansion(reached, new ExpansionCheck(variables, document.Rules.HasSyntax));
        ApplyRest(table, triggers);
        return Finish(table, target, needs);
    }

    private static void CheckExpansion(IEnumerable<StageNode> reached, ExpansionCheck check)
    {
        foreach (var stage in reached.Where(node => node.IsStage).OrderBy(node => node.Index))
        {
            check.Check(stage);
        }
    }

    private StageNode FindTarget(StageTable table)
    {
        if (options.Target is not { Length: > 0 } name)
        {
            return table.Stages.Last();
        }

        var names = table.Stages.Select(stage => stage.Name).OfType<string>().Distinct().ToArray();
        return table.Find(name) ?? throw new Place(file, 0).Refuse(
            $"There is no stage \"{name}\"{Suggestion.For(name, names)}. The stages are {table.ShownStages()}; only a name can be a target.");
    }

    // A trigger may name stages that were not reached before, and those may have triggers of their own.
    private static HashSet<StageNode> ReachWithTriggers(StageNode target, StageTriggers triggers)
    {
        while (true)
        {
            var reached = StageReachability.From(target, StageReachability.Named);
            var waiting = reached.Where(node => node is { IsStage: true, HasTriggers: false, Base: not null }).OrderBy(node => node.Index).ToArray();
            if (waiting.Length == 0)
            {
                return reached;
            }

            Array.ForEach(waiting, triggers.Apply);
        }
    }

    private void CheckImages(StageTable table)
    {
        foreach (var node in table.Nodes.Where(node => node.Base is null && (node.IsImage || node.Replacement is not null)))
        {
            if (ImageName.Familiar(node.Reference) is null && !(node.Reference == StageNode.Scratch && node.Replacement is null))
            {
                throw node.At.Refuse($"The image \"{node.Reference}\" is not a valid reference. Write it as [registry/]name[:tag][@digest], the name in lower case.");
            }

            node.ImageReplacement = _contexts.ForImage(node.Reference);
        }
    }

    // Stages that the target does not reach may have triggers that BuildKit never looks at, so mistakes there do not count.
    private static void ApplyRest(StageTable table, StageTriggers triggers)
    {
        foreach (var stage in table.Stages.ToArray())
        {
            try
            {
                triggers.Apply(stage);
            }
            catch (DockerfileException)
            {
                continue;
            }
        }
    }

    private StageGraph Finish(StageTable table, StageNode target, StageNeeds needs)
    {
        var finished = new FinishedStages(needs);
        var stages = table.Stages.Select(finished.Finish).ToArray();
        return new StageGraph(file, stages, target.Index, RequiredStages.Of(target.Index, stages))
        {
            TakenNames = TakenStageNames.Of(table, _contexts),
        };
    }
}
