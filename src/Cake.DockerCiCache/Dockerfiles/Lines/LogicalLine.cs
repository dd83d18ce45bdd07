using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Lines;

/// <summary>An instruction's text with its continuation lines joined.</summary>
/// <param name="Text">The joined text, without comments.</param>
/// <param name="At">The first line.</param>
/// <param name="ContentEnd">The offset in the file just after the last character that is no white space.</param>
internal sealed record LogicalLine(string Text, Place At, int ContentEnd);
