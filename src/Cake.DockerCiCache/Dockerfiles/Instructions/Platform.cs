namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>An operating system with an architecture (github.com/containerd/platforms).</summary>
internal sealed record Platform(string Os, string OsVersion, string Architecture, string Variant)
{
    private static readonly HashSet<string> KnownOs =
    [
        "aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js", "linux", "nacl", "netbsd", "openbsd",
        "plan9", "solaris", "windows", "zos",
    ];

    private static readonly HashSet<string> KnownArchitectures =
    [
        "386", "amd64", "amd64p32", "arm", "armbe", "arm64", "arm64be", "ppc64", "ppc64le", "loong64", "mips", "mipsle", "mips64",
        "mips64le", "mips64p32", "mips64p32le", "ppc", "riscv", "riscv64", "s390", "s390x", "sparc", "sparc64", "wasm",
    ];

    /// <summary>Reads <c>os[(version)][/architecture[/variant]]</c> or <c>architecture</c>, normalised.</summary>
    /// <param name="text">The text.</param>
    /// <param name="local">Completes what is missing; null means linux/amd64.</param>
    public static Platform? TryParse(string text, Platform? local = null)
    {
        var parts = text.Split('/');
        if (parts.Length > 3 || parts.Skip(1).Any(part => part.Length == 0 || !part.All(IsPartCharacter)) || SplitOs(parts[0]) is not var (os, version))
        {
            return null;
        }

        if (parts.Length > 1)
        {
            var (architecture, variant) = Normalise(parts[1], parts.Length > 2 ? parts[2] : string.Empty);
            return new Platform(os, version, architecture, variant);
        }

        if (KnownOs.Contains(os))
        {
            return new Platform(os, version, local?.Architecture ?? "amd64", local?.Variant ?? string.Empty);
        }

        var (alone, ofAlone) = Normalise(parts[0], string.Empty);
        return KnownArchitectures.Contains(alone) ? new Platform(local?.Os ?? "linux", string.Empty, alone, ofAlone) : null;
    }

    public override string ToString()
    {
        var os = OsVersion.Length > 0 ? $"{Os}({OsVersion})" : Os;
        return string.Join('/', new[] { os, Architecture, Variant }.Where(part => part.Length > 0));
    }

    private static bool IsPartCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-';

    private static (string Os, string Version)? SplitOs(string part)
    {
        var open = part.IndexOf('(', StringComparison.Ordinal);
        var name = open < 0 ? part : part[..open];
        var version = open < 0 ? string.Empty : part[(open + 1)..];
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') || (open >= 0 && !version.EndsWith(')')) || !version.TrimEnd(')').All(c => IsPartCharacter(c) || c is '+' or '%'))
        {
            return null;
        }

        var os = name.ToLowerInvariant();
        return (os == "macos" ? "darwin" : os, version.TrimEnd(')'));
    }

    private static (string Architecture, string Variant) Normalise(string architecture, string variant) =>
        (architecture.ToLowerInvariant(), variant.ToLowerInvariant()) switch
        {
            ("i386", _) => ("386", string.Empty),
            ("x86_64" or "x86-64" or "amd64", "v1") => ("amd64", string.Empty),
            ("x86_64" or "x86-64", var other) => ("amd64", other),
            ("aarch64" or "arm64", "8" or "v8") => ("arm64", string.Empty),
            ("aarch64", var other) => ("arm64", other),
            ("armhf", _) => ("arm", "v7"),
            ("armel", _) => ("arm", "v6"),
            ("arm", "" or "7") => ("arm", "v7"),
            ("arm", "5" or "6" or "8") => ("arm", "v" + variant),
            var (same, other) => (same, other),
        };
}
