namespace Cake.DockerCiCache.Dockerfiles.Places;

/// <summary>A line of a Dockerfile that a message can point at; line 0 is the whole file.</summary>
internal readonly record struct Place(string File, int Line)
{
    public DockerfileException Refuse(string message) => new(File, Line, message);
}
