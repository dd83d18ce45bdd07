namespace Cake.DockerCiCache.Contexts.Ignoring;

/// <summary>An ignore file that a client would refuse, or that cannot be read here.</summary>
#pragma warning disable CA1064 // No script sees it: it becomes a fault of a listing.
internal sealed class IgnoreFileException(string file, int line, string message)
    : Exception(line > 0 ? $"{file}:{line}: {message}" : $"{file}: {message}")
#pragma warning restore CA1064
{
    public string File { get; } = file;

    /// <summary>Gets the line, counted from 1; 0 when the whole file is meant.</summary>
    public int Line { get; } = line;
}
