namespace Cake.DockerCiCache.Contexts.Keys;

/// <summary>Whether a build's result can be told before it is built.</summary>
internal abstract record KeyOutcome
{
    /// <summary>Everything that the result depends on is known.</summary>
    /// <param name="Value">The SHA-256 over all of it, in hexadecimal digits.</param>
    internal sealed record ContentKey(string Value) : KeyOutcome
    {
        // The repository's tags are shared with people: 160 bits are enough, and short enough to be read.
        private const int TagDigits = 40;

        /// <summary>Gets the tag under which the registry keeps the result.</summary>
        public string Tag => $"key-{Value[..TagDigits]}";
    }

    /// <summary>Something is not known, so that only a build can tell.</summary>
    /// <param name="Reasons">What, in words.</param>
    internal sealed record NoKey(IReadOnlyList<string> Reasons) : KeyOutcome;
}
