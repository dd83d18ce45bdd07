namespace Cake.DockerCiCache.Aliases.LoggingIn;

/// <summary>What was found for one registry.</summary>
internal abstract record Finding
{
    private Finding()
    {
    }

    /// <summary>All that a login needs.</summary>
    public sealed record Complete(Credentials Credentials) : Finding;

    /// <summary>Something is missing.</summary>
    /// <param name="Error">What is thrown where it must not be.</param>
    /// <param name="Words">The same as a part of a sentence.</param>
    /// <param name="IsNothing">There is neither a user name nor a password.</param>
    public sealed record Incomplete(Exception Error, string Words, bool IsNothing) : Finding;
}
