using System.Text;
using Cake.DockerCiCache.Dockerfiles.Stages;

namespace Cake.DockerCiCache.Tests.Dockerfiles;

/// <summary>A graph as text for golden files.</summary>
internal static class GraphText
{
    public static string Of(StageGraph graph)
    {
        var text = new StringBuilder();
        text.Append("target ").Append(graph.Target).Append('\n');
        text.Append("required ").AppendJoin(' ', graph.Required).Append('\n');
        foreach (var stage in graph.Stages)
        {
            Append(text, stage);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Stage stage)
    {
        text.Append($"\nstage {stage.Index} {stage.Name ?? "(unnamed)"}, line {stage.Line}\n");
        text.Append($"  base {Base(stage.Base)}{(stage.IsReplaced ? ", replaced" : string.Empty)}\n");
        if (stage.Platforms is { } some)
        {
            text.Append($"  for {string.Join(", ", some)}\n");
        }

        foreach (var use in stage.Uses)
        {
            text.Append($"  needs {use.Index} by {use.Kind.ToString().ToUpperInvariant()}, line {use.Line}\n");
        }

        foreach (var image in stage.ExternalImages)
        {
            text.Append($"  image {image}\n");
        }

        foreach (var step in stage.Steps)
        {
            text.Append($"  step {step.Keyword} {step.Text}".TrimEnd()).Append($", line {step.Line}\n");
        }
    }

    private static string Base(StageBase from) => from switch
    {
        StageBase.Image image => image.Reference,
        StageBase.EarlierStage stage => $"stage {stage.Index}",
        StageBase.NamedContext context => $"context {context.Name} = {context.Source}",
        _ => "scratch",
    };
}
