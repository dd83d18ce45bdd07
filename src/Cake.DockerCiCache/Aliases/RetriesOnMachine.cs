using Cake.Core;
using Cake.DockerCiCache.Retrying;

namespace Cake.DockerCiCache.Aliases;

/// <summary>Retries by the machine's clock, with its randomness, shown in Cake's log.</summary>
internal static class RetriesOnMachine
{
    public static RetryMeans Of(ICakeContext context) => new(Jitter, TimeProvider.System, Task.Delay, line => ShownLines.Show(context, line));

#pragma warning disable CA5394 // Jitter only keeps machines apart; nobody gains by guessing it.
    private static double Jitter() => Random.Shared.NextDouble();
#pragma warning restore CA5394
}
