using Cake.DockerCiCache.Dockerfiles.Lines;
using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Stages;

/// <summary>The build contexts that replace images and stages.</summary>
/// <remarks>
/// Names are compared as image references in their short form, so <c>docker.io/library/golang:latest</c> is <c>golang</c>;
/// <c>scratch</c> and <c>context</c> cannot be replaced (BuildKit, dockerui/config.go and dockerfile2llb/convert.go).
/// </remarks>
internal sealed class NamedContexts
{
    private readonly Dictionary<string, StageBase.NamedContext> _contexts = [];

    public NamedContexts(IReadOnlyDictionary<string, string> contexts, Place at)
    {
        foreach (var (name, source) in contexts)
        {
            var familiar = ImageName.Familiar(name)
                ?? throw at.Refuse($"The build context's name \"{name}\" is not valid. Name it like a stage or an image.");
            _contexts[familiar] = new StageBase.NamedContext(name, source);
        }
    }

    public IEnumerable<string> Names => _contexts.Keys;

    /// <summary>The context that replaces a stage; the name must be one that could be an image's, as BuildKit asks for.</summary>
    public StageBase.NamedContext? ForStage(string name, Place at)
    {
        if (name is "scratch" or "context")
        {
            return null;
        }

        var familiar = ImageName.Familiar(name)
            ?? throw at.Refuse($"The stage name \"{name}\" is not valid. End it with a letter or digit, and put no two separators together.");
        return _contexts.GetValueOrDefault(familiar);
    }

    /// <summary>The context that replaces an image.</summary>
    public StageBase.NamedContext? ForImage(string reference) =>
        ImageName.Familiar(reference) is { } familiar ? _contexts.GetValueOrDefault(familiar) : null;
}
