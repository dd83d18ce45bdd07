namespace Cake.DockerCiCache.Registries.Http;

/// <summary>What came of a question to a registry.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
internal abstract record RegistryAnswer<T>
{
    private RegistryAnswer()
    {
    }

    /// <summary>In a few words, for a log.</summary>
    public string Words => this switch
    {
        Found found => $"found {found.Value}",
        Missing => "not found",
        Refused refused => $"refused: {refused.Why}",
        Silent silent => $"no answer within {silent.Patience.TotalSeconds:0.#} s",
        Unreachable unreachable => $"unreachable: {unreachable.Why}",
        _ => base.ToString()!,
    };

    /// <summary>The same end of a question for something else, or what is made of the value.</summary>
    public RegistryAnswer<TOther> Select<TOther>(Func<T, RegistryAnswer<TOther>> next) => this switch
    {
        Found found => next(found.Value),
        Missing => new RegistryAnswer<TOther>.Missing(),
        Refused refused => new RegistryAnswer<TOther>.Refused(refused.Why),
        Silent silent => new RegistryAnswer<TOther>.Silent(silent.Patience),
        Unreachable unreachable => new RegistryAnswer<TOther>.Unreachable(unreachable.Why),
        _ => throw new InvalidOperationException(base.ToString()),
    };

    /// <summary>There.</summary>
    public sealed record Found(T Value) : RegistryAnswer<T>;

    /// <summary>The registry has no such thing.</summary>
    public sealed record Missing : RegistryAnswer<T>;

    /// <summary>The registry answered, but not with what was asked for.</summary>
    public sealed record Refused(string Why) : RegistryAnswer<T>;

    /// <summary>Nothing was said for as long as was waited.</summary>
    public sealed record Silent(TimeSpan Patience) : RegistryAnswer<T>;

    /// <summary>There was no connection, or it broke.</summary>
    public sealed record Unreachable(string Why) : RegistryAnswer<T>;
}
