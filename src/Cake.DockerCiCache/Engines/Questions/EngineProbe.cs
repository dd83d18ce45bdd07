using System.Text.Json;
using Cake.Core;
using Cake.DockerCiCache.Engines.Calls;
using Cake.DockerCiCache.Engines.Output;
using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Planning.Inputs;

namespace Cake.DockerCiCache.Engines.Questions;

/// <summary>Asks the engine what it is, instead of assuming it.</summary>
/// <param name="docker">The docker that is asked.</param>
/// <param name="name">The builder; null for the current one.</param>
/// <param name="patience">How long an answer may take; a minute by default, as an engine that was just started as a CI service may need a while.</param>
internal sealed class EngineProbe(DockerTool docker, string? name = null, TimeSpan? patience = null)
{
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromMinutes(1);

    // BuildKit is part of the engine from 18.09 on; the client left it to the buildx plugin with 23.0.
    private static readonly Version FirstWithBuildKit = new(18, 9);
    private static readonly Version FirstClientWithoutBuilder = new(23, 0);

    private EngineQuestions Questions => new(docker, name, patience ?? DefaultPatience);

    private QuestionsWithoutBuildx? FewerQuestions =>
        name is null && new QuestionsWithoutBuildx(docker, patience ?? DefaultPatience) is { AreEnough: true } fewer ? fewer : null;

    /// <summary>Begins to ask, for whoever needs the facts soon.</summary>
    public void Begin()
    {
        if (FewerQuestions is { } fewer)
        {
            fewer.Begin();
        }
        else
        {
            Questions.Begin();
        }
    }

    /// <summary>Gives the facts.</summary>
    /// <exception cref="CakeException">There is no docker, no engine answers, or BuildKit cannot be used.</exception>
    public EngineFacts Ask()
    {
        var answers = FewerQuestions?.Ask() is { Versions: { } old } fewer && VersionOf(old.Client) < FirstClientWithoutBuilder ? fewer : Questions.Ask();
        var (info, builder) = (answers.Info, answers.Builder);
        var store = answers.AreWithoutEngine ? ImageStore.Classic : EngineInfo.StoreOf(info);
        var images = store == ImageStore.Classic && !answers.AreWithoutEngine && !EngineInfo.HoldsNoImage(info) ? AskImages() : [];
        // Asked only where the others leave something open.
        var versions = answers.Versions is { } known && builder.Platform is not null ? known : AskVersions();
        RequireBuilder(builder);
        var buildx = builder.Refusal is null ? answers.BuildxVersion ?? "0" : null;
        RequireAnswer(versions, builder, answers.BuildxVersion);
        RequireBuildKit(versions, buildx);
        var facts = new EngineFacts
        {
            EngineVersion = versions.Engine,
            BuildxVersion = buildx,
            Builder = builder.Name,
            Driver = builder.Driver,
            Platform = builder.Platform,
            Store = store,
            Mirrors = EngineInfo.Mirrors(info),
            InsecureRegistries = EngineInfo.InsecureRegistries(info),
        };
        return facts.BuildsInEngine ? facts with { Platform = facts.Platform ?? EnginePlatform(versions), LocalImages = images } : facts;
    }

    /// <summary>The registries, or ranges of addresses, with which the engine speaks plain HTTP.</summary>
    public IReadOnlyList<string> AskInsecureRegistries() => EngineInfo.InsecureRegistries(Questions.AskEngine());

    // An image that was pulled by digest has the tag <none>; one that only this engine knows has the digest <none>.
    private IReadOnlyList<ImageReference> AskImages()
    {
        var answer = Run("image", "ls", "--digests", "--format", "{{.Repository}}:{{.Tag}}@{{.Digest}}");
        return [.. answer.Output.Select(l => l.Replace("@<none>", string.Empty, StringComparison.Ordinal).Replace(":<none>", string.Empty, StringComparison.Ordinal))
            .Select(l => ImageReference.TryParse(l, out var reference, out _) ? reference : null)
            .OfType<ImageReference>()];
    }

    private DockerOutcome Run(params string[] arguments) => docker.Run(new(arguments) { Patience = patience ?? DefaultPatience });

    private EngineVersions AskVersions()
    {
        var answer = Run("version", "--format", "{{json .}}");
        if (!answer.Succeeded)
        {
            throw new CakeException(answer.ExitCode, $"no Docker Engine answers: {answer.Words}\nStart Docker, or point DOCKER_HOST or the docker context to an engine");
        }

        using var json = JsonDocument.Parse(string.Concat(answer.Output));
        if (!json.RootElement.TryGetProperty("Client", out var client) || !json.RootElement.TryGetProperty("Server", out var server) || server.ValueKind != JsonValueKind.Object)
        {
            throw new CakeException("what \"docker\" runs here is not Docker's client, or has no Docker Engine: docker version names none. Podman has no BuildKit; install docker-ce-cli, or point DOCKER_HOST to an engine");
        }

        return new(Text(client, "Version"), Text(server, "Version"), Text(server, "Os")) { Architecture = Text(server, "Arch") };
    }

    private void RequireBuilder(InspectedBuilder builder)
    {
        if (name is not null && builder.Refusal is { } refusal)
        {
            throw new CakeException(refusal.ExitCode, $"there is no builder \"{name}\": {refusal.Words}\nCreate it (docker buildx create --name {name}), describe it in CreateBuilder, or leave Builder out");
        }
    }

    // buildx is there, and refuses: a builder that BUILDX_BUILDER names may not be, or not run.
    private static void RequireAnswer(EngineVersions versions, InspectedBuilder builder, string? buildx)
    {
        if (buildx is not null && builder.Refusal is { } refusal && VersionOf(versions.Client) >= FirstClientWithoutBuilder)
        {
            throw new CakeException(refusal.ExitCode, $"docker buildx can't be used: {refusal.Words}\nChoose a builder that is there (docker buildx ls; docker buildx use, or BUILDX_BUILDER), or name one in Builder");
        }
    }

    private static void RequireBuildKit(EngineVersions versions, string? buildx)
    {
        if (versions.System == "windows" || VersionOf(versions.Engine) < FirstWithBuildKit)
        {
            throw new CakeException($"Docker Engine {versions.Engine} ({versions.System}) has no BuildKit, so no cache can be kept: use a Linux engine, 18.09 or later");
        }

        if (buildx is null && VersionOf(versions.Client) >= FirstClientWithoutBuilder)
        {
            throw new CakeException(
                $"docker {versions.Client} has no buildx plugin, so it would build without BuildKit and lose the cache: " +
                "install docker-buildx-plugin (docs.docker.com/go/buildx), or put buildx into the folder cli-plugins of DOCKER_CONFIG");
        }
    }

    // A version that is no number (a build from a branch) counts as a new one.
    private static Version VersionOf(string text) =>
        Version.TryParse(string.Join('.', text.Split('.', '-', '+').Take(2)), out var version) ? version : new Version(int.MaxValue, 0);

    // Which kind of "arm" it is, the engine does not say here.
    private static string? EnginePlatform(EngineVersions versions) =>
        versions.Architecture is null or "" or "arm" ? null : $"{versions.System}/{versions.Architecture}";

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() ?? string.Empty : string.Empty;
}
