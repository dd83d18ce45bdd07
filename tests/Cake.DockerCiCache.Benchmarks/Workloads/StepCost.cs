using System.Globalization;

namespace Cake.DockerCiCache.Benchmarks.Workloads;

/// <summary>What each RUN step costs, the same for all tools: waiting, as for downloads, then computing, then a layer of random bytes.</summary>
/// <param name="WaitSeconds">How long it waits.</param>
/// <param name="HashedMegabytes">How much it computes: megabytes through sha256sum.</param>
/// <param name="LayerMegabytes">How large its layer is, which can't be compressed.</param>
internal sealed record StepCost(double WaitSeconds, int HashedMegabytes, int LayerMegabytes)
{
    /// <summary>The default: what installing a few packages takes.</summary>
    public static StepCost Realistic { get; } = new(2, 300, 50);

    /// <summary>
    /// A step's instruction; its name tells it from the others. With a second file in its layer, a COPY of the first one is
    /// another layer, as it would be with real packages.
    /// </summary>
    public string Run(string name, string file) => string.Create(
        CultureInfo.InvariantCulture,
        $"RUN : {name}; sleep {WaitSeconds}; head -c {HashedMegabytes}000000 /dev/zero | sha256sum >/dev/null; head -c {LayerMegabytes}000000 /dev/urandom >{file}; echo {name} >>/steps\n");

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{LayerMegabytes} MB per layer, {WaitSeconds} s of waiting and {HashedMegabytes} MB through sha256sum per step");
}
