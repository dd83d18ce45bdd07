using Cake.DockerCiCache.Dockerfiles;
using Cake.DockerCiCache.Dockerfiles.Stages;

namespace Cake.DockerCiCache.Tests.Dockerfiles;

/// <summary>Files with bytes that are no UTF-8, here U+FFFD as they are read, and what BuildKit 0.25 said of them.</summary>
public sealed class RunsThatAreNotUtf8
{
    [Theory]
    [InlineData("RUN echo \uFFFD")]
    [InlineData("RUN [\"a\uFFFD\"]")]
    [InlineData("RUN --mount=type=cache,target=/\uFFFD x")]
    [InlineData("RUN <<E cat\na\uFFFD\nE")]
    [InlineData("FROM busybox AS b\nONBUILD RUN a\uFFFD\nFROM b")]
    public void Are_refused(string lines)
    {
        var error = Assert.Throws<DockerfileException>(() => Check($"FROM busybox AS a\n{lines}\n"));
        Assert.Contains("has characters that are not UTF-8. Save the file as UTF-8.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RUN x \\\n# \uFFFD\n y")]
    [InlineData("LABEL a=\uFFFD\nRUN x")]
    [InlineData("ENV a=\uFFFD\nRUN x")]
    [InlineData("ARG a=\uFFFD\nRUN x")]
    [InlineData("SHELL [\"a\uFFFD\"]\nRUN x")]
    [InlineData("HEALTHCHECK CMD \uFFFD")]
    [InlineData("CMD a\uFFFD")]
    [InlineData("COPY --chown=\uFFFD a b")]
    [InlineData("COPY <<E /x\na\uFFFD\nE")]
    [InlineData("ONBUILD RUN a\uFFFD")]
    [InlineData("RUN \uFFFD\nFROM busybox\nRUN x")]
    public void Are_RUNs_of_the_target_only(string lines) => Check($"FROM busybox AS a\n{lines}\n");

    private static void Check(string text) => RunEncoding.Check(text, StageGraph.Parse("Dockerfile", text, new()));
}
