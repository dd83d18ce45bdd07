using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Tests.Progress;

public sealed class VertexNames
{
    [Theory]
    [InlineData("[builder 2/4] RUN make", null, null, "builder", 2, 4, "RUN make")]
    [InlineData("[2/3] RUN make", null, null, null, 2, 3, "RUN make")]
    [InlineData("[stage-1 3/5] COPY a b", null, null, "stage-1", 3, 5, "COPY a b")]
    [InlineData("[web-assets.v1_x 10/12] ADD a b", null, null, "web-assets.v1_x", 10, 12, "ADD a b")]
    [InlineData("[linux/amd64 builder 1/3] FROM x", null, "linux/amd64", "builder", 1, 3, "FROM x")]
    [InlineData("[linux/arm64/v8 1/3] FROM x", null, "linux/arm64/v8", null, 1, 3, "FROM x")]
    [InlineData("[linux/amd64->arm64 build 2/3] RUN x", null, "linux/amd64->arm64", "build", 2, 3, "RUN x")]
    [InlineData("[2/3] RUN test [ -f a ] && echo [1/2]", null, null, null, 2, 3, "RUN test [ -f a ] && echo [1/2]")]
    [InlineData("[internal] load build context", null, null, null, 0, 0, "load build context")]
    [InlineData("[auth] a/b:pull token for registry-1.docker.io", null, null, null, 0, 0, "a/b:pull token for registry-1.docker.io")]
    [InlineData("importing cache manifest from a/b:c", null, null, null, 0, 0, "importing cache manifest from a/b:c")]
    [InlineData("[broken", null, null, null, 0, 0, "[broken")]
    [InlineData("[] x", null, null, null, 0, 0, "x")]
    public void Are_taken_apart(string text, string? target, string? platform, string? stage, int step, int steps, string instruction) =>
        Check(VertexNameParser.Parse(text, hasTargets: false), target, platform, stage, step, steps, instruction);

    [Theory]
    [InlineData("[web 1/3] FROM x", "web", null, null, 1, 3, "FROM x")]
    [InlineData("[web builder 1/3] FROM x", "web", null, "builder", 1, 3, "FROM x")]
    [InlineData("[web linux/amd64 builder 1/3] FROM x", "web", "linux/amd64", "builder", 1, 3, "FROM x")]
    [InlineData("[web internal] load build context", "web", null, null, 0, 0, "load build context")]
    [InlineData("[web] importing cache manifest from a/b:c", "web", null, null, 0, 0, "importing cache manifest from a/b:c")]
    [InlineData("[internal] load local bake definitions", null, null, null, 0, 0, "load local bake definitions")]
    public void Begin_with_a_target_in_bake_and_compose(
        string text, string? target, string? platform, string? stage, int step, int steps, string instruction) =>
        Check(VertexNameParser.Parse(text, hasTargets: true), target, platform, stage, step, steps, instruction);

    [Theory]
    [InlineData("[web internal] load build context", true)]
    [InlineData("[web auth] x", true)]
    [InlineData("[web] exporting to image", true)]
    [InlineData("[internal] load build context", false)]
    [InlineData("[auth] x", false)]
    [InlineData("[2/3] RUN x", false)]
    [InlineData("[web 2/3] RUN x", false)]
    [InlineData("[context base] load metadata", false)]
    [InlineData("exporting to image", false)]
    public void Show_that_there_are_targets(string text, bool expected) => Assert.Equal(expected, VertexNameParser.ShowsTarget(text));

    [Theory]
    [InlineData("[2/3] COPY --link a b", true)]
    [InlineData("[2/3] copy --from=x --link=true a b", true)]
    [InlineData("[2/3] ADD --chown=1:1 --link a b", true)]
    [InlineData("[2/3] COPY --link=false a b", false)]
    [InlineData("[2/3] COPY a --link b", false)]
    [InlineData("[2/3] COPY --linked a b", false)]
    [InlineData("[2/3] RUN --link x", false)]
    [InlineData("[internal] COPY --link a b", false)]
    public void Tell_copies_that_are_linked(string name, bool isLinked) => Assert.Equal(isLinked, VertexNameParser.Parse(name, hasTargets: false).IsLinkedCopy);

    private static void Check(
        VertexName name, string? target, string? platform, string? stage, int step, int steps, string instruction) =>
        Assert.Equal(
            (target, platform, stage, step, steps, instruction),
            (name.Target, name.Platform, name.Stage, name.Step, name.Steps, name.Instruction));
}
