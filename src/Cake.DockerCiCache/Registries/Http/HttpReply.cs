namespace Cake.DockerCiCache.Registries.Http;

/// <summary>How one request ended.</summary>
internal abstract record HttpReply
{
    private HttpReply()
    {
    }

    /// <summary>With an answer.</summary>
    /// <param name="Status">Its status.</param>
    /// <param name="Body">Its body; empty for HEAD.</param>
    public sealed record Answered(int Status, ReadOnlyMemory<byte> Body) : HttpReply
    {
        /// <summary>The status and what the body says about it, in one line without secrets.</summary>
        public required string Words { get; init; }

        public string? MediaType { get; init; }

        /// <summary>Who answered, after all redirects.</summary>
        public Uri? Address { get; init; }

        /// <summary>The header <c>Docker-Content-Digest</c>.</summary>
        public string? Digest { get; init; }

        public long Length { get; init; }

        public TimeSpan? RetryAfter { get; init; }

        public Challenge? Challenge { get; init; }

        public bool IsSuccess => Status is >= 200 and < 300;

        public override string ToString() => Words;
    }

    /// <summary>With nothing, for as long as was waited.</summary>
    public sealed record Silent(TimeSpan Patience) : HttpReply;

    /// <summary>Without a connection, or with one that broke.</summary>
    public sealed record Broken(string Words, bool CanPass) : HttpReply;
}
