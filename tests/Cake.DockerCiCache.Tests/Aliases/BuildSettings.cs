using Cake.DockerCiCache.Aliases.Orders;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases;

public sealed class BuildSettings
{
    private readonly FakeCake cake = new FakeCake().WithFile("/repo/Dockerfile");

    [Fact]
    public void Have_a_default_but_for_the_image()
    {
        var request = Request(new() { Image = "acme/web" });
        Assert.Equal("acme/web", request.Image.ToString());
        Assert.Equal("acme/web", request.CacheRepository.ToString());
        Assert.Equal(["latest"], request.Tags);
        Assert.Equal(("Dockerfile", ".", "plain", "{stage}"), (request.Dockerfile, request.Context, request.Progress, request.CacheTag));
        Assert.Equal((null, null, null), (request.Target, request.Platform, request.Network));
        Assert.Equal((false, false, false), (request.Pull, request.NoCache, request.HasOwnIgnoreFile));
        Assert.Null(request.CachedStages);
        Assert.Equal(DockerCiCacheSources.OwnImage, request.CacheSources);
    }

    [Fact]
    public void Take_the_image_from_CACHE_IMAGE()
    {
        cake.WithVariable("CACHE_IMAGE", "ghcr.io/acme/web");
        Assert.Equal("ghcr.io/acme/web", Request(new()).Image.ToString());
        Assert.Equal("acme/api", Request(new() { Image = "acme/api" }).Image.ToString());
    }

    [Fact]
    public void Are_not_changed_by_a_script_after_the_call()
    {
        var settings = new DockerCiBuildSettings { Image = "acme/web", Tags = ["a"], Secrets = ["id=x"], Labels = { ["a"] = "b" } };
        var request = Request(settings);
        settings.Tags.Add("b");
        settings.Secrets.Clear();
        Assert.Equal((1, 1), (request.Tags.Count, request.Secrets.Count));
    }

    [Fact]
    public void Keep_each_tag_once() =>
        Assert.Equal(["1.0", "latest"], Request(new() { Image = "acme/web", Tags = ["1.0", "latest", "1.0"] }).Tags);

    [Theory]
    [InlineData(null, "Image: no repository is given: set Image, for example \"acme/web\", or the environment variable CACHE_IMAGE")]
    [InlineData("", "Image: \"\" is no repository: it is empty")]
    [InlineData("acme/web:1.0", "Image: \"acme/web:1.0\" has a tag or digest: give the repository alone, \"acme/web\", and tags in Tags")]
    [InlineData(
        "acme/web@sha256:19e6583d453f49fd61764e9b3acbe3aca3ae9bcfc005baba7ec0780248b2ec49",
        "Image: \"acme/web@sha256:19e6583d453f49fd61764e9b3acbe3aca3ae9bcfc005baba7ec0780248b2ec49\" has a tag or digest: give the repository alone, \"acme/web\", and tags in Tags")]
    [InlineData("Acme/Web", "Image: \"Acme/Web\" is no repository: a repository's name is lower case, for example \"acme/web\"")]
    [InlineData("https://ghcr.io/acme", "Image: \"https://ghcr.io/acme\" is no repository: leave out the scheme, a reference is registry/path:tag")]
    public void Need_a_repository(string? image, string message) => AssertRefused("Image", message, new() { Image = image });

    [Fact]
    public void Name_all_bad_tags() => AssertRefused(
        "Tags",
        "Tags: \"feature/x\", \"\", \"-a\": a tag is 1 to 128 letters, digits, '_', '.' or '-', not starting with '.' or '-'",
        new() { Image = "acme/web", Tags = ["ok", "feature/x", string.Empty, "-a"] });

    [Fact]
    public void Need_a_cache_repository_without_tag() => AssertRefused(
        "CacheRepository",
        "CacheRepository: \"acme/cache:x\" has a tag or digest: give the repository alone, \"acme/cache\", and tags in Tags",
        new() { Image = "acme/web", CacheRepository = "acme/cache:x" });

    [Theory]
    [InlineData("cache/{stage}")]
    [InlineData("")]
    [InlineData("{branch}-{stage}")]
    public void Need_a_pattern_that_gives_tags(string pattern) => AssertRefused(
        "CacheTag",
        $"CacheTag: \"{pattern}\" gives no valid tag: use letters, digits, '_', '.', '-' and {{stage}}",
        new() { Image = "acme/web", CacheTag = pattern });

    [Fact]
    public void Take_build_arguments_without_value_from_the_environment()
    {
        cake.WithVariable("FROM_CAKE", "cake");
        var settings = new DockerCiBuildSettings
        {
            Image = "acme/web",
            BuildArgs = { ["GIVEN"] = "x", ["EMPTY"] = string.Empty, ["FROM_CAKE"] = null, ["FROM_SETTINGS"] = null, ["NOWHERE"] = null },
            EnvironmentVariables = { ["FROM_SETTINGS"] = "settings" },
        };
        Assert.Equal(
            [new("EMPTY", string.Empty), new("FROM_CAKE", "cake"), new("FROM_SETTINGS", "settings"), new("GIVEN", "x")],
            Request(settings).BuildArgs.OrderBy(a => a.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Take_empty_texts_as_not_given()
    {
        var request = Request(new() { Image = "acme/web", Target = string.Empty, Platform = string.Empty, Network = string.Empty });
        Assert.Equal((null, null, null), (request.Target, request.Platform, request.Network));
    }

    [Theory]
    [InlineData(null, null, null, 0)]
    [InlineData("linux/arm64", null, null, 1)]
    [InlineData("linux/amd64", "linux/arm64", null, 1)]
    [InlineData("linux/arm64", "", null, 0)]
    [InlineData("linux/arm64", null, "linux/amd64", 0)]
    [InlineData("nonsense", null, "linux/arm64", 1)]
    public void Read_the_Dockerfile_for_the_platform_that_docker_will_take(string? ofProcess, string? ofSettings, string? setting, int needed)
    {
        cake.WithFile("/repo/Dockerfile", "FROM busybox AS build-amd64\nFROM busybox AS build-arm64\nFROM build-${TARGETARCH}\n");
        var settings = new DockerCiBuildSettings { Image = "acme/web", Platform = setting };
        Set(ofProcess, value => cake.WithVariable("DOCKER_DEFAULT_PLATFORM", value));
        Set(ofSettings, value => settings.EnvironmentVariables["DOCKER_DEFAULT_PLATFORM"] = value);
        var input = BuildRequests.Of(cake, settings);
        Assert.Equal([needed, 2], input.Graph.Required);
        Assert.Equal(setting, input.Request.Platform);
    }

    [Fact]
    public void Refuse_a_default_platform_that_is_none()
    {
        cake.WithVariable("DOCKER_DEFAULT_PLATFORM", "linux/amd64,nonsense");
        AssertRefused(
            "DOCKER_DEFAULT_PLATFORM",
            "DOCKER_DEFAULT_PLATFORM: \"nonsense\" in the environment is not known. Use os/architecture, such as linux/amd64",
            new() { Image = "acme/web" });
    }

    private static void Set(string? value, Action<string> set)
    {
        if (value is not null)
        {
            set(value);
        }
    }

    private BuildRequest Request(DockerCiBuildSettings settings) => BuildRequests.Of(cake, settings).Request;

    private void AssertRefused(string setting, string message, DockerCiBuildSettings settings)
    {
        var error = Assert.Throws<DockerCiSettingsException>(() => Request(settings));
        Assert.Equal((setting, message), (error.Setting, error.Message));
    }
}
