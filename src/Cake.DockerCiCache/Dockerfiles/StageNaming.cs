namespace Cake.DockerCiCache.Dockerfiles;

internal sealed record NamedDockerfile(string Text, IReadOnlyDictionary<int, string> Names);

internal static class StageNaming
{
    public static NamedDockerfile? Add(string text, StageGraph graph, IReadOnlyCollection<int> indices) => throw new NotSupportedException(text + graph + indices.Count);
}
