using System.Collections.Concurrent;

namespace Cake.DockerCiCache.EngineTests.Secrets;

/// <summary>Everything that is said while the tests run goes through here: logs, plans, reports, messages, output, arguments of processes.</summary>
internal static class Captured
{
    private static readonly ConcurrentDictionary<string, byte> Secrets = new();
    private static readonly ConcurrentDictionary<string, long> Characters = new();
    private static readonly ConcurrentQueue<string> Leaks = new();

    /// <summary>From now on this text must not be said.</summary>
    public static void Forbid(string secret) => Secrets[secret] = 0;

    public static void Add(string source, string text)
    {
        Characters.AddOrUpdate(source, text.Length, (_, before) => before + text.Length);
        foreach (var secret in Secrets.Keys.Where(secret => text.Contains(secret, StringComparison.Ordinal)))
        {
            Leaks.Enqueue($"{source}: {Around(text, secret)}");
        }
    }

    /// <summary>How many characters were captured from a source, which tells that the net was out.</summary>
    public static long CharactersFrom(string source) => Characters.GetValueOrDefault(source);

    public static void AssertNoSecret() => Assert.True(Leaks.IsEmpty, $"a secret was shown:\n{string.Join('\n', Leaks)}");

    private static string Around(string text, string secret)
    {
        var place = text.IndexOf(secret, StringComparison.Ordinal);
        var start = Math.Max(0, place - 100);
        return text[start..Math.Min(text.Length, place + secret.Length + 100)].Replace(secret, "<the secret>", StringComparison.Ordinal);
    }
}
