using Cake.DockerCiCache.Dockerfiles.Stages;

namespace Cake.DockerCiCache.Tests.Dockerfiles;

/// <summary>What BuildKit 0.25 said of each line, in a stage from scratch.</summary>
public sealed class AddedSources
{
    private const string Url = "https://example.invalid/y";
    private const string Git = "https://github.com/a/b.git";
    private const string Digits64 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static readonly string Digits32 = Digits64[..32];

    public static TheoryData<string> Checksums =>
    [
        $"ADD --checksum=sha256:{Digits64} {Url} /z",
        $"ADD --checksum=\"sha256:{Digits64}\" {Url} /z",
        $"ADD --checksum=sha384:{Digits64}{Digits32} {Url} /z",
        $"ADD --checksum=sha512:{Digits64}{Digits64} {Url} /z",
        $"ADD --checksum=sha256:{Digits64} {Url} <<E /z/\nq\nE",
        $"ADD --checksum=$U {Url} {Url}/z /z/",
        "ADD --checksum=$U a b /z/",
        "ADD --checksum= a b /z/",
        "ADD --checksum=$U <<E /z\nq\nE",
        $"ADD --checksum=zz {Git} /z",
        "ADD --checksum=zz git@example.invalid:a /z",
        "ADD --checksum=zz github.com/a/b /z",
    ];

    public static TheoryData<string, string> WrongChecksums => new()
    {
        { $"ADD --checksum=x {Url} /z", "has no known algorithm" },
        { $"ADD --checksum=x {Url} <<E /z/\nq\nE", "has no known algorithm" },
        { $"ADD --checksum=md5:{Digits32} {Url} /z", "has no known algorithm" },
        { $"ADD --checksum=sha1:{Digits32}01234567 {Url} /z", "has no known algorithm" },
        { $"ADD --checksum=SHA256:{Digits64} {Url} /z", "has no known algorithm" },
        { $"ADD --checksum=sha256-x:{Digits64} {Url} /z", "has no known algorithm" },
        { $"ADD --checksum=sha256+b64:aaa {Url} /z", "has no known algorithm" },
        { $"ADD --checksum=sha256: {Url} /z", "is no sha256 digest" },
        { $"ADD --checksum=sha256:{Digits64.ToUpperInvariant()} {Url} /z", "is no sha256 digest" },
        { $"ADD --checksum=sha256:{Digits64[1..]} {Url} /z", "is no sha256 digest" },
        { $"ADD --checksum=sha256:{Digits64[1..]}z {Url} /z", "is no sha256 digest" },
        { $"ADD --checksum=sha512:{Digits64} {Url} /z", "is no sha512 digest" },
        { $"ADD --checksum=${{U:-sha256:zz}} {Url} /z", "is no sha256 digest" },
        { $"ADD --checksum=sha256:{Digits64} {Url} {Url}/z /z/", "goes with one source, and there are 2" },
        { $"ADD --checksum=sha256:{Digits64} <<E /z\nq\nE", "goes with one source, and there are heredocs only" },
        { $"ADD --checksum=sha256:{Digits64} $U /z", "does not go with the file \"\"" },
        { $"ADD --checksum=sha256:{Digits64} HTTPS://example.invalid/y /z", "does not go with the file" },
        { $"ADD --checksum=aa {Git}?commit=aab /z", "\"aa\" and \"aab\" exclude each other" },
    };

    public static TheoryData<string> Queries =>
    [
        $"{Git}?",
        $"{Git}?ref=x",
        $"{Git}?&ref=x&",
        $"{Git}?ref=x#x",
        $"{Git}?ref=x#%78",
        $"{Git}?ref=x#:folder",
        $"{Git}?ref=a+b#a%20b",
        $"{Git}?tag=v1#refs/tags/v1",
        $"{Git}?branch=b&ref=refs/heads/b",
        $"{Git}?subdir=x#main:x",
        $"{Git}?commit=zz",
        $"{Git}?checksum=a&commit=b",
        $"{Git}?keep-git-dir",
        $"{Git}?keep-git-dir=T&submodules=",
        $"{Git}?tag=%zz&tag=a",
        $"{Git}?a;b=c",
        $"{Git}#main?foo=bar",
        "https://github.com/a/b?foo=bar",
        "https://example.invalid/y.git/?foo=bar",
        "https://example.invalid/y.GIT?foo=bar",
        "https://example.invalid?a.git?foo=bar",
        "https://example.invalid/%zz.git?foo=bar",
        "ftp://example.invalid/y.git?foo=bar",
        "./github.com/a/b?foo=bar",
        "example.invalid:a?foo=bar",
        "git@example.invalid?foo=bar",
        "git@[::1]:a?foo=bar",
        "g.u@example.invalid:a?foo=bar",
        "user@host/a:b?foo=bar",
    ];

    public static TheoryData<string, string> WrongQueries => new()
    {
        { $"{Git}?foo=bar", "\"foo\" is not known" },
        { $"{Git}?=x", "\"\" is not known" },
        { $"{Git}?KEEP-GIT-DIR=1", "\"KEEP-GIT-DIR\" is not known" },
        { "http://example.invalid/y.git?foo=bar", "\"foo\" is not known" },
        { "HTTPS://example.invalid/y%2Egit?foo=bar", "\"foo\" is not known" },
        { "git://example.invalid/y?foo=bar", "\"foo\" is not known" },
        { "ssh://example.invalid/y?foo=bar", "\"foo\" is not known" },
        { "git-user@example.invalid:a?foo=bar", "\"foo\" is not known" },
        { "git@example.invalid:?foo=bar", "\"foo\" is not known" },
        { "github.com/a/b?foo=bar", "\"foo\" is not known" },
        { $"{Git}?ref=a&ref=a", "\"ref\" is given twice" },
        { $"{Git}?re%66=a&ref=b", "\"ref\" is given twice" },
        { $"{Git}?ref", "\"ref\" has no value" },
        { $"{Git}?tag=", "\"tag\" has no value" },
        { $"{Git}?tag=a&branch=b", "\"refs/tags/a\" and \"refs/heads/b\" exclude each other" },
        { $"{Git}?ref=x#y", "\"y\" and \"x\" exclude each other" },
        { $"{Git}?tag=v1#v1", "\"v1\" and \"refs/tags/v1\" exclude each other" },
        { $"{Git}?subdir=x#:y", "\"y\" and \"x\" exclude each other" },
        { $"{Git}?keep-git-dir=x", "\"keep-git-dir\" has the value \"x\"" },
        { $"{Git}?submodules=yes", "\"submodules\" has the value \"yes\"" },
    };

    public static TheoryData<string> NamesOfFiles =>
    [
        "github.com/a/b", "HTTPS://example.invalid/y", "g.u@example.invalid:a", "git@[::1]:a", "user@host/a:b", "git@example.invalid:a?a;b=c",
        "git@example.invalid:a?ref=%zz", "git://example.invalid/%zz", "a:b", "ftp://example.invalid/y.git",
    ];

    public static TheoryData<string> NamesOfRemotes =>
    [
        Git, Url, "http://", "git://example.invalid/y?%zz", "Git://example.invalid/y", "HTTPS://example.invalid/y.git", "ssh://example.invalid",
        "git@example.invalid:", "_@-:z", "git@example.invalid:%zz", "https://example.invalid/y.git#%zz",
    ];

    [Theory]
    [MemberData(nameof(Checksums))]
    [InlineData($"ADD --keep-git-dir {Git}?keep-git-dir=1 /z")]
    public void Are_taken(string line) => Parse(line);

    [Theory]
    [MemberData(nameof(WrongChecksums))]
    [InlineData($"ADD --keep-git-dir=false {Git}?keep-git-dir /z", "\"false\" and \"true\" exclude each other")]
    public void Are_refused(string line, string why) => Assert.Contains(why, Refusal(line), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Queries))]
    public void Have_queries_that_are_taken(string source) => Parse($"ADD {source} /z");

    [Theory]
    [MemberData(nameof(WrongQueries))]
    public void Have_queries_that_are_refused(string source, string why) => Assert.Contains(why, Refusal($"ADD {source} /z"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(NamesOfFiles))]
    public void Are_files_to_COPY(string source) => Parse($"COPY {source} /z");

    [Theory]
    [MemberData(nameof(NamesOfRemotes))]
    public void Are_no_files_to_COPY(string source) =>
        Assert.Contains($"COPY cannot take \"{source}\" from the network", Refusal($"COPY {source} /z"), StringComparison.Ordinal);

    // In a stage from an image a variable may have any value.
    [Theory]
    [InlineData($"ADD --checksum=$U {Url} /z")]
    [InlineData("ADD --checksum=$U a b /z/")]
    [InlineData($"ADD --checksum=sha256:{Digits64} $U /z")]
    public void Are_taken_where_an_image_may_set_the_variable(string line) => Parse(line, "busybox");

    private static void Parse(string line, string image = "scratch") => StageGraph.Parse("Dockerfile", $"FROM {image}\n{line}\n", new());

    private static string Refusal(string line) => Assert.Throws<DockerfileException>(() => Parse(line)).Message;
}
