namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>One instruction of a Dockerfile.</summary>
/// <param name="Keyword">In upper case, for example <c>RUN</c>.</param>
/// <param name="Text">Flags and arguments, continuation lines joined, as BuildKit reads them.</param>
/// <param name="Line">The first line, from 1.</param>
internal sealed record Instruction(string Keyword, string Text, int Line);
