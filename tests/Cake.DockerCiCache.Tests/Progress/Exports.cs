using Cake.DockerCiCache.Progress;
using Cake.DockerCiCache.Tests.Testing;

namespace Cake.DockerCiCache.Tests.Progress;

public sealed class Exports
{
    private const string Digest = "sha256:b4dfb732faa33991112614a73377cbcaf06ae3b2fd87c7f228ac0a41b554e04e";

    [Fact]
    public void Say_what_was_pushed_where()
    {
        var image = Read("containerd-export-ignored.log");
        Assert.Equal(new Dictionary<string, string> { ["localhost:5978/m:2"] = Digest }, image.Pushed);
        Assert.Null(image.Cache);
    }

    [Fact]
    public void Say_the_digest_of_a_registry_cache() =>
        Assert.Equal("sha256:f88e01d0c894b82bcfb2fdffa7aceff1e61f1af718c01dbcbec01a9c2e2b7ec7", Read("containerd-max.log").Cache);

    [Fact]
    public void Say_the_digest_of_an_index_rather_than_of_its_manifests() =>
        Assert.Equal("sha256:ca3f7279ffa95610e4120f74f853b8e7d05fa837d38ccd997134461926c78f43", Read("containerd-push-refused.log").Digest);

    [Fact]
    public void Of_a_refused_push_are_none() => Assert.Empty(Read("containerd-push-refused.log").Pushed);

    [Fact]
    public void Of_several_nodes_are_no_image_s_digest()
    {
        var reader = new ExportReader();
        reader.Read($"#9 exporting manifest {Digest} done");
        Assert.Equal(Digest, reader.Image.Digest);
        reader.Read($"#12 exporting manifest {Digest} done");
        Assert.Null(reader.Image.Digest);
    }

    [Fact]
    public void Are_not_believed_from_a_programs_output()
    {
        var reader = new ExportReader();
        reader.Read($"#8 0.123 pushing manifest for evil/image:1@{Digest} done");
        reader.Read($"#8 0.124 #9 exporting manifest {Digest} done");
        reader.Read($"exporting manifest {Digest}");
        Assert.Equal((null, null, 0), (reader.Image.Digest, reader.Image.Cache, reader.Image.Pushed.Count));
    }

    private static ExportedImage Read(string log)
    {
        var reader = new ExportReader();
        foreach (var line in File.ReadLines(GoldenFile.PathOf($"Progress/Recorded/{log}")))
        {
            reader.Read(line);
        }

        return reader.Image;
    }
}
