namespace Cake.DockerCiCache.Planning.Plans;

/// <summary>The options of <c>docker build</c> that have to do with caches and pushes.</summary>
internal static class CacheOptions
{
    /// <summary>The image is made, but only the builder has it.</summary>
    public const string HeldInBuilder = "type=image,push=false,store=false,unpack=false";

    /// <summary>The image goes from the builder to the registry.</summary>
    public const string PushedFromBuilder = "type=image,push=true,store=false,unpack=false";

    /// <summary>Nothing is made but caches.</summary>
    public const string Nothing = "type=cacheonly";

    private const string Renewal = "--no-cache";
    private const string Source = "--cache-from";
    private const string Export = "--cache-to";

    /// <summary>
    /// The arguments of a build for as long as its cache fails it: as planned, without its sources, with nothing from any cache. Only as
    /// planned it pushes anything, or writes a cache that a push can write.
    /// </summary>
    public static IEnumerable<IReadOnlyList<string>> Attempts(IReadOnlyList<string> arguments)
    {
        yield return arguments;
        var without = Held(Without(arguments, (option, value) => option == Source || IsRegistryExport(option, value)));
        yield return without;
        if (!without.Contains(Renewal))
        {
            // The context is the last argument.
            yield return [.. without.SkipLast(1), Renewal, without[^1]];
        }
    }

    /// <summary>The same build, which reads no cache but writes it.</summary>
    public static IReadOnlyList<string> WithoutReading(IReadOnlyList<string> arguments) => Without(arguments, (option, _) => option == Source);

    /// <summary>The same build, which pushes nothing and writes no cache.</summary>
    public static IReadOnlyList<string> WithoutPush(IReadOnlyList<string> arguments) => Held(Without(arguments, (option, _) => option == Export));

    /// <summary>The same build, which writes its cache and pushes no image.</summary>
    public static IReadOnlyList<string> WithoutImage(IReadOnlyList<string> arguments) => [.. arguments.Select(a => a == PushedFromBuilder ? Nothing : a)];

    /// <summary>The same build, run a second time, which leaves to a later push what a push can do: the image and a cache in a registry.</summary>
    public static IReadOnlyList<string> PushedLater(IReadOnlyList<string> arguments) => [.. Held(Without(arguments, IsRegistryExport)).Where(a => a != Renewal)];

    public static bool IsPush(IReadOnlyList<string> arguments) => arguments.Contains(PushedFromBuilder);

    private static bool IsRegistryExport(string option, string value) => option == Export && value.StartsWith("type=registry,", StringComparison.Ordinal);

    private static List<string> Held(List<string> arguments) => [.. arguments.Select(a => a == PushedFromBuilder ? HeldInBuilder : a)];

    private static List<string> Without(IReadOnlyList<string> arguments, Func<string, string, bool> isLeftOut)
    {
        var kept = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (i + 1 < arguments.Count && isLeftOut(arguments[i], arguments[i + 1]))
            {
                i++;
            }
            else
            {
                kept.Add(arguments[i]);
            }
        }

        return kept;
    }
}
