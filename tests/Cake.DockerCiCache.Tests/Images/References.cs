using Cake.DockerCiCache.Images;
using CsCheck;

namespace Cake.DockerCiCache.Tests.Images;

public sealed class References
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("busybox", null, "busybox", null)]
    [InlineData("busybox:1.36", null, "busybox", "1.36")]
    [InlineData("acme/web", null, "acme/web", null)]
    [InlineData("localhost/web", "localhost", "web", null)]
    [InlineData("localhost:5000", null, "localhost", "5000")]
    [InlineData("localhost:5000/web", "localhost:5000", "web", null)]
    [InlineData("ghcr.io/acme/web:v1", "ghcr.io", "acme/web", "v1")]
    [InlineData("127.0.0.1:5000/a/b/c:T_.-x", "127.0.0.1:5000", "a/b/c", "T_.-x")]
    [InlineData("[::1]:5000/web", "[::1]:5000", "web", null)]
    [InlineData("Upper/web", "Upper", "web", null)]
    [InlineData("a__b/c---d.e_f", null, "a__b/c---d.e_f", null)]
    public void Are_taken_apart(string text, string? domain, string path, string? tag)
    {
        Assert.Equal(new ImageReference(domain, path, tag, null), ImageReference.Parse(text));
        Assert.Equal(text, ImageReference.Parse(text).ToString());
    }

    [Fact]
    public void May_have_a_digest_with_or_without_a_tag()
    {
        Assert.Equal(new ImageReference(null, "busybox", null, Digest), ImageReference.Parse("busybox@" + Digest));
        Assert.Equal(new ImageReference(null, "busybox", "1", Digest), ImageReference.Parse("busybox:1@" + Digest));
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("https://ghcr.io/acme/web", "scheme")]
    [InlineData("acme/web latest", "white space")]
    [InlineData("acme/Web", "lower case, for example \"acme/web\"")]
    [InlineData("Web", "lower case")]
    [InlineData("acme/web:", "the tag \"\"")]
    [InlineData("acme/web:-x", "the tag \"-x\"")]
    [InlineData("acme//web", "expected")]
    [InlineData("acme/-web", "expected")]
    [InlineData("acme/web_", "expected")]
    [InlineData("a___b", "expected")]
    [InlineData("a..b", "expected")]
    [InlineData("/web", "expected")]
    [InlineData("web@sha256:0123", "expected")]
    [InlineData("web@sha256:0123456789abcdef0123456789abcdef", "is not sha256 with 64")]
    [InlineData("web@md5:0123456789abcdef0123456789abcdef", "is not sha256 with 64")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "image ID")]
    [InlineData("wéb", "expected")]
    public void Are_refused_with_the_reason(string text, string reason)
    {
        var error = Assert.Throws<FormatException>(() => ImageReference.Parse(text));
        Assert.Contains($"\"{text}\"", error.Message);
        Assert.Contains(reason, error.Message);
    }

    [Theory]
    [InlineData(247, true)]
    [InlineData(248, false)]
    public void Have_library_in_front_when_the_length_is_counted(int length, bool isGood)
    {
        Assert.Equal(isGood, ImageReference.TryParse(new string('a', length), out _, out _));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(":b", true)]
    [InlineData("/b", true)]
    public void May_look_like_an_image_ID_only_with_something_behind(string behind, bool isGood)
    {
        Assert.Equal(isGood, ImageReference.TryParse(new string('a', 64) + behind, out _, out _));
    }

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void Have_a_path_of_at_most_255_characters(int length, bool isGood)
    {
        Assert.Equal(isGood, ImageReference.TryParse("ghcr.io/" + new string('a', length), out _, out _));
    }

    [Theory]
    [InlineData("busybox", "docker.io/library/busybox:latest")]
    [InlineData("acme/web", "docker.io/acme/web:latest")]
    [InlineData("index.docker.io/busybox:1", "docker.io/library/busybox:1")]
    [InlineData("docker.io/acme/web:1", "docker.io/acme/web:1")]
    [InlineData("ghcr.io/web", "ghcr.io/web:latest")]
    [InlineData("busybox@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "docker.io/library/busybox@" + Digest)]
    public void Are_completed_as_Docker_does(string text, string complete)
    {
        Assert.Equal(complete, ImageReference.Parse(text).Normalize().ToString());
    }

    [Fact]
    public void Round_trip()
    {
        var component = Gen.Char["abc019"].Array[1, 4].Select(c => new string(c));
        var path = Gen.Select(component, Gen.OneOf(".", "_", "__", "-", "--"), component, (a, s, b) => a + s + b).Array[1, 3].Select(p => string.Join('/', p));
        var domain = Gen.OneOf<string?>(null, "localhost", "ghcr.io", "10.0.0.1:5000", "[fe80::1]:80");
        var tag = Gen.OneOf<string?>(null, "latest", "V1.2-rc_3", "_", new string('x', 128));
        var digest = Gen.OneOf<string?>(null, Digest);
        Gen.Select(domain, path, tag, digest, (d, p, t, g) => new ImageReference(d, p, t, g))
            .Where(r => r.Domain is not null || !r.Path.Split('/')[0].Contains('.') || !r.Path.Contains('/'))
            .Sample(r => Assert.Equal(r, ImageReference.Parse(r.ToString())));
    }

    [Fact]
    public void Of_any_text_are_refused_or_round_trip()
    {
        Gen.String[Gen.Char["ab/.:@-_A[]é "], 0, 40].Sample(text =>
            Assert.True(!ImageReference.TryParse(text, out var reference, out var reason) ? reason.Length > 0 : reference.ToString() == text));
    }
}
