using Cake.Core;
using Cake.DockerCiCache.Engines;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Engines;

public sealed class Pushes
{
    private const string Digest = "sha256:19e6583d453f49fd61764e9b3acbe3aca3ae9bcfc005baba7ec0780248b2ec49";
    private const string OtherDigest = "sha256:8df0600596752d743f5476c09730b7d0c06ba221ddb1d396eba8864c00c4ac05";

    private readonly FakeCake cake = new();
    private readonly List<string> shown = [];

    [Fact]
    public void Run_one_after_the_other_in_order_and_give_digests()
    {
        cake.Docker.Answer("push", Pushed("latest", Digest), Pushed("builder", OtherDigest));
        var digests = Push("acme/web:latest", "acme/web:builder");
        Assert.Equal([["push", "acme/web:latest"], ["push", "acme/web:builder"]], cake.Docker.Calls.Select(c => c.Arguments));
        Assert.Equal([new("acme/web:latest", Digest), new("acme/web:builder", OtherDigest)], digests);
    }

    [Fact]
    public void Show_dockers_lines()
    {
        cake.Docker.Answer("push", Pushed("latest", Digest));
        Push("acme/web:latest");
        Assert.Equal(
            ["The push refers to repository [acme/web]", "99bdab96a2fc: Preparing", "99bdab96a2fc: Pushed", $"latest: digest: {Digest} size: 523"],
            shown);
    }

    [Theory]
    [InlineData("latest: digest: sha256:123 size: 1")]
    [InlineData("digest: unknown")]
    [InlineData("")]
    public void Without_a_digest_in_the_output_have_none(string output)
    {
        cake.Docker.Answer("push", DockerReply.Ok(output));
        Assert.Equal([new("a:b", string.Empty)], Push("a:b"));
    }

    [Fact]
    public void That_fail_name_the_image_and_the_registrys_words()
    {
        cake.Docker.Answer("push", new DockerReply(
            1,
            [
                (false, "The push refers to repository [127.0.0.1:5000/acme/web]"),
                (false, "a19e327edd1e: Waiting"),
                (true, "push access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials"),
            ]));
        AssertFails(
            """
            push of acme/web:latest failed: push access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials
            (nothing was pushed before it)
            """,
            "acme/web:latest", "acme/web:builder");
        Assert.Single(cake.Docker.Calls);
    }

    [Fact]
    public void That_fail_later_name_what_is_in_the_registry_already()
    {
        cake.Docker.Answer("push", Pushed("latest", Digest), Pushed("1.0", Digest), DockerReply.Fails("received unexpected HTTP status: 500 Internal Server Error"));
        AssertFails(
            """
            push of acme/web:builder failed: received unexpected HTTP status: 500 Internal Server Error
            (pushed before it: acme/web:latest, acme/web:1.0)
            """,
            "acme/web:latest", "acme/web:1.0", "acme/web:builder", "acme/web:cache");
        Assert.Equal("push acme/web:builder", cake.Docker.LastCall.Line);
    }

    private static DockerReply Pushed(string tag, string digest) => DockerReply.Ok($"""
        The push refers to repository [acme/web]
        99bdab96a2fc: Preparing
        99bdab96a2fc: Pushed
        {tag}: digest: {digest} size: 523
        """);

    private IReadOnlyDictionary<string, string> Push(params string[] references) =>
        new PushRunner(new DockerTool(cake, new DockerCiBuildSettings()), shown.Add).Push(references);

    private void AssertFails(string message, params string[] references) =>
        Assert.Equal(message, Assert.Throws<CakeException>(() => Push(references)).Message);
}
