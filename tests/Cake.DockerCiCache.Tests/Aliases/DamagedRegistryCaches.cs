using Cake.Core.Diagnostics;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Aliases;

/// <summary>A registry cache of which a part is gone or cut is found out before the build.</summary>
public sealed class DamagedRegistryCaches
{
    private readonly FakeCake cake = new FakeCake().WithFile("/repo/Dockerfile", "FROM alpine:3.20\nRUN make\n")
        .WithVariable("REGISTRY_USER", "ci").WithVariable("REGISTRY_PASS", "pass-77b2").WithEngine(RecordedEngine.Containerd);

    [Theory]
    [InlineData("layer", 5, null)]
    [InlineData("layer", 6, "its part {0} has 5 bytes of 6")]
    [InlineData("other", 5, "its part {1} is gone")]
    public void Is_left_out_with_a_warning(string layer, int size, string? damage)
    {
        cake.Registry.HasBlob("acme/web", "{}").HasBlob("acme/web", "layer").Has(
            "acme/web:buildcache",
            $$"""{"config":{"digest":"{{RegistryFake.DigestOf("{}")}}","size":2},"layers":[{"digest":"{{RegistryFake.DigestOf(layer)}}","size":{{size}}}]}""");

        var built = cake.DockerCiBuild(new() { Image = "acme/web" });

        Assert.Equal(damage is null ? ["acme/web:buildcache"] : [], built.Plan.Steps[0].CacheFrom);
        Assert.Equal(damage is null ? [] : ["refused"], built.Report.CacheImports.Select(i => i.Outcome));
        Assert.Equal(
            damage is null ? [] : [$"the cache acme/web:buildcache is damaged and is left out: {string.Format(null, damage, RegistryFake.DigestOf("layer"), RegistryFake.DigestOf("other"))}; the push replaces it"],
            cake.Log.Entries.Where(e => e.Level == LogLevel.Warning).Select(e => e.Message));
    }

    [Fact]
    public void Is_read_where_the_registry_does_not_say()
    {
        cake.Registry.Has("acme/web:buildcache", """{"config":{"digest":"sha256:1","size":2},"layers":[]}""").Instead =
            request => request.Contains("/blobs/", StringComparison.Ordinal) ? new(System.Net.HttpStatusCode.Forbidden) : null;

        Assert.Equal(["acme/web:buildcache"], cake.DockerCiBuild(new() { Image = "acme/web" }).Plan.Steps[0].CacheFrom);
    }
}
