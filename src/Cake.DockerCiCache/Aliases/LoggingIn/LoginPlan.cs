namespace Cake.DockerCiCache.Aliases.LoggingIn;

/// <summary>What a call of <c>DockerCiLogin</c> does.</summary>
/// <param name="Logins">The logins, in order.</param>
/// <param name="Skipped">Why the registry that the run means is left out; null when it is not.</param>
internal sealed record LoginPlan(IReadOnlyList<Credentials> Logins, string? Skipped = null);
