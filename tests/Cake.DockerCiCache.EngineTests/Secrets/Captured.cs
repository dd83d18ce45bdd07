using System.Collections.Concurrent;

namespace Cake.DockerCiCache.EngineTests.Secrets;

/// <summary>Everything that is said while the tests run goes through here: logs, plans, reports, messages, output, arguments of processes.</summary>
internal static class Captured
{
    private const int Shown = 100;

    private static readonly ConcurrentDictionary<string, byte> Secrets = new();
    private static readonly ConcurrentDictionary<string, long> Characters = new();

    /// <summary>From now on this text must not be said.</summary>
    public static void Forbid(string secret) => Secrets[secret] = 0;

    /// <summary>Fails when a secret is in the text.</summary>
    public static void Check(string source, string text)
    {
        var leaks = LeaksIn(source, text);
        Assert.True(leaks.Count == 0, $"a secret was shown:\n{string.Join('\n', leaks)}");
    }

    /// <summary>The places in which the text has a secret.</summary>
    public static IReadOnlyList<string> LeaksIn(string source, string text)
    {
        Characters.AddOrUpdate(source, text.Length, (_, before) => before + text.Length);
        var seen = WithoutMasks(text);
        return [.. Secrets.Keys.Where(secret => seen.Contains(secret, StringComparison.Ordinal)).Select(secret => $"{source}: {Around(seen, secret)}")];
    }

    /// <summary>How many characters were captured from a source, which tells that the net was out.</summary>
    public static long CharactersFrom(string source) => Characters.GetValueOrDefault(source);

    // What a vendor is told to hide it must be told once; it shows neither line.
    private static string WithoutMasks(string text) => string.Join('\n', text.Split('\n').Where(line =>
        !line.StartsWith("::add-mask::", StringComparison.Ordinal) && !line.StartsWith("##vso[task.setsecret]", StringComparison.Ordinal)));

    private static string Around(string text, string secret)
    {
        var place = text.IndexOf(secret, StringComparison.Ordinal);
        var excerpt = text[Math.Max(0, place - Shown)..Math.Min(text.Length, place + secret.Length + Shown)];
        return excerpt.Replace(secret, "<the secret>", StringComparison.Ordinal);
    }
}
