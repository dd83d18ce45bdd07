using System.Text.RegularExpressions;

namespace Cake.DockerCiCache.Progress;

/// <summary>A vertex's name, taken apart.</summary>
/// <remarks>
/// <code>
/// name = [ "[" head "]" " " ] text
/// head = [ target " " ] ( "internal" | "auth" | "context " name | [ platform " " ] [ stage " " ] k "/" m )
/// </code>
/// The head is made by BuildKit's frontend/dockerfile/dockerfile2llb (prefixCommand); bake and compose v2 put the target's name
/// in front of everything when they build more than one (buildx, util/progress/multiwriter.go).
/// </remarks>
/// <param name="Text">The whole name as printed.</param>
internal sealed partial record VertexName(string Text)
{
    /// <summary>The bake target or compose service; null when one image is built.</summary>
    public string? Target { get; init; }

    /// <summary>For example <c>linux/arm64</c>; only there when several are built.</summary>
    public string? Platform { get; init; }

    /// <summary>The stage as BuildKit calls it, <c>stage-3</c> when it has no name; null in a Dockerfile with one stage.</summary>
    public string? Stage { get; init; }

    /// <summary>The step's number in its stage, from 1; 0 when the vertex is no Dockerfile step.</summary>
    public int Step { get; init; }

    /// <summary>How many steps the stage has; 0 when the vertex is no Dockerfile step.</summary>
    public int Steps { get; init; }

    /// <summary>The name without its head: the instruction, or what is done.</summary>
    public string Instruction { get; init; } = Text;

    /// <summary>Whether this is a base image, which is pulled and never counts as a step.</summary>
    public bool IsBaseImage => Step > 0 && Instruction.StartsWith("FROM ", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether this is an instruction that makes a layer of its own (RUN, COPY, ADD, WORKDIR).</summary>
    public bool IsStep => Step > 0 && !IsBaseImage;

    /// <summary>Whether this is a copy that makes its layer apart (<c>--link</c>).</summary>
    /// <remarks>
    /// Its vertex also stands for putting the layer onto those before. Where these were not fetched, no cache holds the result of that,
    /// so it is done in every run, and moves nothing, though the copy comes from the cache (docs.docker.com/reference/dockerfile/#copy---link).
    /// </remarks>
    public bool IsLinkedCopy => IsStep && LinkedCopy().IsMatch(Instruction);

    [GeneratedRegex(@"^(COPY|ADD)\s+(--\S+\s+)*?--link(=true)?\s", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LinkedCopy();
}
