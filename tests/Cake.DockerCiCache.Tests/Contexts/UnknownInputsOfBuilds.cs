using Cake.DockerCiCache.Contexts.Keys;

namespace Cake.DockerCiCache.Tests.Contexts;

/// <summary>What cannot be known gives a reason in place of a key.</summary>
public sealed class UnknownInputsOfBuilds
{
    private const string Checksum = "sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d";

    [Theory]
    [InlineData("ADD https://a.example/x /")]
    [InlineData("ADD --chmod=644 [\"https://a.example/x\", \"/\"]")]
    [InlineData("ADD a git@github.com:a/b.git /")]
    [InlineData("ADD https://github.com/a/b.git#v1 /")]
    [InlineData("ADD https://github.com/a/b.git#v1#24454f830cdb571e2c4ad15481119c43b3cafd48 /")]
    [InlineData("ADD https://a.example/x#24454f830cdb571e2c4ad15481119c43b3cafd48 /")]
    [InlineData("ADD https://a.example/x?y=.git#24454f830cdb571e2c4ad15481119c43b3cafd48 /")]
    [InlineData("ADD https://a.example/y.git?subdir=d#24454f830cdb571e2c4ad15481119c43b3cafd48 /")]
    [InlineData("ADD https://a.git#24454f830cdb571e2c4ad15481119c43b3cafd48 /")]
    [InlineData("ARG P=x\nADD https://a.example/$P.git#24454f830cdb571e2c4ad15481119c43b3cafd48 /")]
    [InlineData("ADD github.com/a/b /")]
    [InlineData("ADD --checksum= https://a.example/x /")]
    [InlineData("ARG SUM\nADD --checksum=$SUM https://a.example/x /")]
    [InlineData("ARG U=x\nADD ${U} /")]
    [InlineData("ARG U=x\nADD a$U /")]
    [InlineData("ONBUILD ADD https://a.example/x /\nFROM b AS c")]
    public void An_ADD_from_elsewhere(string instructions)
    {
        var reason = Assert.Single(KeyRequests.Reasons(Scratch(instructions)));
        Assert.Matches("^Dockerfile:[23]: ADD .* has no checksum: what is there may change$", reason);
    }

    [Theory]
    [InlineData($"ADD --checksum={Checksum} https://a.example/x /")]
    [InlineData("ADD https://github.com/a/b.git#24454f830cdb571e2c4ad15481119c43b3cafd48 /")]
    [InlineData("ADD https://github.com/a/b.git#24454f830cdb571e2c4ad15481119c43b3cafd48:docs /")]
    [InlineData("ADD http://a.example/b.git#24454f830cdb571e2c4ad15481119c43b3cafd48 /")]
    [InlineData("ADD git://a.example/b#24454f830cdb571e2c4ad15481119c43b3cafd48 /")]
    [InlineData("ADD ssh://git@a.example/b#24454f830cdb571e2c4ad15481119c43b3cafd48 /")]
    [InlineData("ADD git@github.com:a/b#24454f830cdb571e2c4ad15481119c43b3cafd48 /")]
    [InlineData("ADD a.tar.gz b/c /")]
    [InlineData("ARG V=1\nADD dist/app-$V.tar /")]
    [InlineData("ADD <<EOF /x\nhttps://a.example/x\nEOF")]
    [InlineData("COPY https:/x /")]
    [InlineData("FROM scratch AS unneeded\nADD https://a.example/x /\nFROM b")]
    public void Not_an_ADD_that_says_what_it_takes(string instructions) => KeyRequests.Key(Scratch(instructions));

    [Fact]
    public void An_image_whose_digest_is_not_known()
    {
        const string Text = """
            FROM alpine AS unneeded
            FROM a:1 AS a
            FROM a
            COPY --from=b.example/b /x /
            RUN --mount=type=bind,from=c,target=/c true
            """;
        var request = KeyRequests.Of(Text) with { ImageDigests = new Dictionary<string, string> { ["a:1"] = "sha256:aa" } };
        string[] reasons = ["the digest of the image \"b.example/b\" is not known", "the digest of the image \"c\" is not known"];
        Assert.Equal(reasons, KeyRequests.Reasons(request));
        Assert.Equal(["a:1", "b.example/b", "c"], NeededImages.Of(request));
        KeyRequests.Key(KeyRequests.Of($"FROM alpine@{Checksum}") with { ImageDigests = new Dictionary<string, string>() });
    }

    [Theory]
    [InlineData("docker/dockerfile:1", "the digest of the image \"docker/dockerfile:1\" is not known")]
    [InlineData("mirror.example/docker/dockerfile:1", "the digest of the image \"mirror.example/docker/dockerfile:1\" is not known")]
    [InlineData($"acme/frontend@{Checksum}", $"what the frontend \"acme/frontend@{Checksum}\" reads is not known")]
    public void A_frontend_that_moves_or_is_not_Docker_s(string frontend, string reason)
    {
        Assert.Equal([reason], KeyRequests.Reasons(Scratch("COPY . /", $"# syntax = {frontend}\n")));
        Assert.Equal([reason], KeyRequests.Reasons(Scratch("COPY . /", $"#!/usr/bin/env x\n# escape=\\\n#SYNTAX={frontend}\n")));
        var argument = new Dictionary<string, string?> { ["BUILDKIT_SYNTAX"] = frontend };
        Assert.Equal([reason], KeyRequests.Reasons(Scratch("COPY . /") with { BuildArgs = argument }));
    }

    [Fact]
    public void Not_a_frontend_with_a_digest_and_none_behind_a_comment()
    {
        KeyRequests.Key(Scratch("COPY . /", $"# syntax=docker/dockerfile:1@{Checksum}\n"));
        KeyRequests.Key(Scratch("COPY . /", "# a comment\n# syntax=docker/dockerfile:1\n"));
        var known = Scratch("COPY . /", "# syntax=docker/dockerfile:1\n") with
        {
            ImageDigests = new Dictionary<string, string> { ["docker/dockerfile:1"] = "sha256:aa" },
        };
        var moved = known with { ImageDigests = new Dictionary<string, string> { ["docker/dockerfile:1"] = "sha256:bb" } };
        Assert.NotEqual(KeyRequests.Key(known), KeyRequests.Key(moved));
    }

    [Theory]
    [InlineData("https://github.com/a/b.git", "the build context x (\"https://github.com/a/b.git\") is remote")]
    [InlineData("github.com/a/b", "the build context x (\"github.com/a/b\") is remote")]
    [InlineData("oci-layout://a:1", "the build context x (\"oci-layout://a:1\") is remote")]
    [InlineData("docker-image://a:1", "the digest of the image \"a:1\" is not known")]
    [InlineData("../folder", "the build context x (\"../folder\") was not read")]
    public void A_named_context(string source, string reason)
    {
        var request = Scratch("COPY . /") with { BuildContexts = new Dictionary<string, string> { ["x"] = source } };
        Assert.Equal([reason], KeyRequests.Reasons(request));
    }

    [Theory]
    [InlineData("docker-image://scratch")]
    [InlineData($"docker-image://a@{Checksum}")]
    [InlineData($"oci-layout://a@{Checksum}")]
    public void Not_a_named_context_that_says_what_it_is(string source) =>
        KeyRequests.Key(Scratch("COPY . /") with { BuildContexts = new Dictionary<string, string> { ["x"] = source } });

    [Fact]
    public void A_folder_that_could_not_be_read()
    {
        var broken = KeyRequests.Listing() with { Faults = ["\"a\" cannot be read"] };
        Assert.Equal(["build context: \"a\" cannot be read"], KeyRequests.Reasons(Scratch("COPY . /") with { Context = broken }));
        var named = Scratch("COPY . /") with
        {
            BuildContexts = new Dictionary<string, string> { ["x"] = "x" },
            Folders = new Dictionary<string, ContextListing> { ["x"] = broken },
        };
        Assert.Equal(["build context x: \"a\" cannot be read"], KeyRequests.Reasons(named));
    }

    [Theory]
    [InlineData("RUN --mount=type=secret,id=a true")]
    [InlineData("RUN --mount=type=bind,target=/a --mount=target=/b,type=ssh true")]
    public void A_secret_that_matters(string run)
    {
        Assert.Equal(["Dockerfile:2: the RUN uses a secret, whose value matters"], KeyRequests.Reasons(Scratch(run) with { SecretsMatter = true }));
        KeyRequests.Key(Scratch(run));
        KeyRequests.Key(Scratch("RUN --mount=type=cache,target=/a true") with { SecretsMatter = true });
    }

    [Theory]
    [InlineData("ADD https://a.example/x /")]
    [InlineData("COPY --from=x / /")]
    [InlineData("RUN --mount=from=x,target=/x true")]
    [InlineData("RUN --mount=type=ssh true")]
    public void A_trigger_in_a_base_image(string trigger)
    {
        var request = KeyRequests.Of("FROM alpine") with
        {
            ImageTriggers = new Dictionary<string, IReadOnlyList<string>> { ["alpine"] = ["COPY . /", trigger] },
            SecretsMatter = true,
        };
        Assert.Equal([$"the image \"alpine\" has the instruction ONBUILD {trigger}, which may take something else each time"], KeyRequests.Reasons(request));
    }

    [Fact]
    public void An_argument_without_a_value_a_missing_platform_and_a_Dockerfile_that_is_not_UTF_8()
    {
        var request = Scratch("COPY . /", "# \uFFFD\n") with { Platforms = [], BuildArgs = new Dictionary<string, string?> { ["A"] = null } };
        Assert.Equal(
            [
                "Dockerfile is not UTF-8",
                "the platform is not known: set Platform, for example \"linux/amd64\"",
                "the build argument A has no value here: docker takes it from its own environment",
            ],
            KeyRequests.Reasons(request));
    }

    private static KeyRequest Scratch(string instructions, string head = "") => KeyRequests.Of($"{head}FROM scratch AS b\n{instructions}\n");
}
