namespace Cake.DockerCiCache.CiOutput;

/// <summary>Lines of a log that belong together.</summary>
/// <param name="Title">What they are about, in one line.</param>
/// <param name="Opened">When the first of them was written.</param>
internal sealed record LogGroup(string Title, DateTimeOffset Opened);
