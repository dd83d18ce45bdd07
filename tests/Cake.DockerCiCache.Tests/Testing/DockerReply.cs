namespace Cake.DockerCiCache.Tests.Testing;

/// <summary>How a call of docker is answered.</summary>
internal sealed record DockerReply(int ExitCode, IReadOnlyList<(bool IsError, string Text)> Lines)
{
    /// <summary>Never ends by itself.</summary>
    public bool Hangs { get; init; }

    public static DockerReply Ok(string output = "") => new(0, [.. Split(output).Select(l => (false, l))]);

    /// <summary>Progress of a build: docker writes it to standard error.</summary>
    public static DockerReply Progress(string errors) => new(0, [.. Split(errors).Select(l => (true, l))]);

    public static DockerReply Fails(string errors, int exitCode = 1) => new(exitCode, [.. Split(errors).Select(l => (true, l))]);

    private static IEnumerable<string> Split(string text) => text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');
}
