namespace Cake.DockerCiCache.CiOutput;

/// <summary>An error that a vendor shows apart from the log.</summary>
/// <param name="Message">What happened, in one line or more.</param>
/// <param name="File">The file that is at fault, with its whole path; null when it is none.</param>
/// <param name="Line">The line, from 1; null when it is not known.</param>
internal sealed record Annotation(string Message, string? File = null, int? Line = null);
