namespace Cake.DockerCiCache;

/// <summary>A Dockerfile that BuildKit would refuse.</summary>
/// <remarks>The message says what is wrong, quotes the text, names file and line, and how to mend it.</remarks>
public sealed class DockerfileException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="DockerfileException"/> class.</summary>
    /// <param name="file">The Dockerfile's path as the user gave it.</param>
    /// <param name="line">The line, counted from 1; 0 when the whole file is meant.</param>
    /// <param name="message">What is wrong, with the text and the remedy, without file and line.</param>
    public DockerfileException(string file, int line, string message)
        : base(line > 0 ? $"{file}:{line}: {message}" : $"{file}: {message}")
    {
        File = file;
        Line = line;
    }

    /// <summary>Gets the Dockerfile's path as the user gave it.</summary>
    public string File { get; }

    /// <summary>Gets the line, counted from 1; 0 when the whole file is meant.</summary>
    public int Line { get; }
}
