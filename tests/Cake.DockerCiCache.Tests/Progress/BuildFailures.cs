using Cake.DockerCiCache.Progress;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Progress;

public sealed class BuildFailures
{
    public static TheoryData<string> Logs => new(
        "classic-fail", "modern-fail", "containerd-fail", "classic-nocopy", "modern-nocopy", "classic-syntax", "modern-syntax",
        "classic-nobase", "modern-nobase", "classic-notarget", "modern-notarget", "classic-nodaemon", "modern-nodaemon",
        "containerd-corrupt", "containerd-export-refused", "containerd-push-refused", "compose1-fail", "classic-fetch-then-fail",
        "containerd-fetch-then-fail");

    [Theory]
    [MemberData(nameof(Logs))]
    public void Are_described(string log) =>
        GoldenFile.Check("Progress/Failures", log, BuildFailureReader.Read(Recording.Read(log)));

    [Theory]
    [InlineData("compose2-modern-fail")]
    [InlineData("compose2-containerd-fail")]
    public void Of_compose_v2_are_read_from_both_streams(string log) =>
        GoldenFile.Check("Progress/Failures", log, BuildFailureReader.Read(Recording.Read(log + "-stdout", log + "-stderr")));

    [Fact]
    public void Without_any_output_are_still_described() =>
        Assert.Equal("docker failed", BuildFailureReader.Read(new PlainProgressReader()).ToString());

    [Theory]
    [InlineData("ERROR: failed to build: failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF")]
    [InlineData("failed to receive status: rpc error: code = Unavailable desc = transport is closing")]
    [InlineData("ERROR: failed to solve: Unavailable: error reading from server: EOF")]
    public void Of_an_engine_that_ended_meanwhile_say_so(string line) => Assert.Equal(
        $"The Docker engine, or its builder, went away during the build: see its log, and whether it was killed for want of memory or restarted\n  docker: {line}",
        BuildFailureReader.Read(Recording.ReadText($"#5 [2/2] RUN make\n#5 0.1 making\n{line}")).ToString());

    [Fact]
    public void Are_not_taken_from_what_a_program_wrote()
    {
        var failure = BuildFailureReader.Read(Recording.ReadText("""
            #5 [2/2] RUN make
            #5 0.1 ERROR: failed to solve: pretended
            #5 ERROR: exit code: 2
            ------
             > [2/2] RUN make:
            0.1 ERROR: failed to solve: pretended
            ------
            ERROR: failed to solve: exit code: 2
            """));
        Assert.Equal((BuildFailureKind.Step, 2, "ERROR: failed to solve: exit code: 2"), (failure.Kind, failure.ExitCode, failure.Line));
    }

    // Docker 28.5, containerd image store, before a proxy that resets connections.
    [Theory]
    [InlineData("failed to copy: read tcp 127.0.0.1:35240->127.0.0.1:42627: read: connection reset by peer", BuildFailureKind.Cache)]
    [InlineData("failed to copy: write tcp 127.0.0.1:35240->127.0.0.1:42627: write: connection reset by peer", BuildFailureKind.Export)]
    [InlineData("failed to push 127.0.0.1:42627/web:latest: failed to copy: failed to do request: Put \"http://127.0.0.1:42627/v2/web/blobs/uploads/1\": read tcp 127.0.0.1:35240->127.0.0.1:42627: read: connection reset by peer", BuildFailureKind.Export)]
    public void Of_an_export_are_the_caches_where_a_cached_layer_was_read(string words, object kind) =>
        Assert.Equal(kind, BuildFailureReader.Read(Recording.ReadText($"#9 exporting to image\n#9 ERROR: {words}\nERROR: failed to build: failed to solve: {words}")).Kind);
}
