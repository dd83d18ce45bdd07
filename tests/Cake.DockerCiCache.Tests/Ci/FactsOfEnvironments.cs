using System.Runtime.CompilerServices;
using Cake.DockerCiCache.Ci;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Ci;

/// <summary>A folder per vendor and event in Golden: environment.txt, GitHub's event.json, and the facts.</summary>
public sealed class FactsOfEnvironments
{
    private static readonly string Root = Path.Combine(Here(), "Golden");

    public static TheoryData<string> Names =>
        [.. Directory.GetDirectories(Root).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    internal static IEnumerable<IReadOnlyDictionary<string, string>> Environments =>
        Directory.EnumerateFiles(Root, "environment.txt", SearchOption.AllDirectories).Select(EnvironmentFile.Read);

    [Theory]
    [MemberData(nameof(Names))]
    public void Are_as_written_down(string name)
    {
        var facts = CiDetection.Detect(EnvironmentFile.Read(Path.Combine(Root, name, "environment.txt")), TextOrNull(Path.Combine(Root, name, "event.json")));
        GoldenFile.Check(Path.Combine("Ci", "Golden", name), "facts", facts);
    }

    [Fact]
    public void Never_show_a_secret()
    {
        Assert.All(Directory.EnumerateFiles(Root, "facts.txt", SearchOption.AllDirectories), file => Assert.DoesNotContain("secret", File.ReadAllText(file)));
    }

    [Fact]
    public void Every_vendor_is_in_at_least_two()
    {
        var seen = Environments.CountBy(environment => CiDetection.Detect(environment).Vendor).ToDictionary();
        Assert.All(Enum.GetValues<DockerCiVendor>(), vendor => Assert.True(seen.GetValueOrDefault(vendor) >= 2, vendor.ToString()));
    }

    private static string? TextOrNull(string file) => File.Exists(file) ? File.ReadAllText(file) : null;

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
