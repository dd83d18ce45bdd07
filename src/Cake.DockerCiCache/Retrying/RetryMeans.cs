namespace Cake.DockerCiCache.Retrying;

/// <summary>What retrying needs from outside.</summary>
/// <param name="Random">A number from 0 up to, but not with, 1.</param>
/// <param name="Clock">Tells how much time has passed.</param>
/// <param name="Sleep">Waits.</param>
/// <param name="Show">Takes the line about each retry.</param>
internal sealed record RetryMeans(Func<double> Random, TimeProvider Clock, Action<TimeSpan> Sleep, Action<string> Show)
{
    /// <summary>Chance, clock and waiting of this process.</summary>
    public static RetryMeans OfProcess(Action<string> show) => new(System.Random.Shared.NextDouble, TimeProvider.System, Thread.Sleep, show);
}
