using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Tests.Progress;

public sealed class ImagesTaken
{
    private const string Digest = "sha256:b4dfb732faa33991112614a73377cbcaf06ae3b2fd87c7f228ac0a41b554e04e";

    [Theory]
    [InlineData($"[stage-1 1/3] FROM docker.io/library/alpine:3.20@{Digest}", "docker.io/library/alpine:3.20")]
    [InlineData($"[linux/arm64 builder 1/2] FROM reg.example:5000/a/b:1@{Digest}", "reg.example:5000/a/b:1")]
    [InlineData($"FROM docker.io/library/busybox:latest@{Digest}", "docker.io/library/busybox:latest")]
    [InlineData($"docker-image://docker.io/docker/dockerfile:1@{Digest}", "docker.io/docker/dockerfile:1")]
    [InlineData($"[context base] docker.io/library/alpine:3.20@{Digest}", "docker.io/library/alpine:3.20")]
    [InlineData("FROM docker.io/library/busybox:latest", null)]
    [InlineData($"[stage-1 2/3] RUN docker pull a:1@{Digest}", null)]
    [InlineData($"[stage-1 2/3] RUN echo FROM a:1@{Digest}", null)]
    public void Are_read_with_their_digests(string name, string? reference)
    {
        var reader = new PlainProgressReader();
        reader.Read($"#5 {name}");
        reader.Read("#5 DONE 0.1s");
        var taken = TakenImages.Of(reader.Vertices);
        Assert.Equal(reference is null ? [] : [(reference, Digest)], taken);
    }
}
