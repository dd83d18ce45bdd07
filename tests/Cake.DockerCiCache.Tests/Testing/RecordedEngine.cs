namespace Cake.DockerCiCache.Tests.Testing;

/// <summary>Answers that real engines gave: 20.10.24 without buildx; 28.5.2 with buildx 0.29.1 on both image stores.</summary>
internal static class RecordedEngine
{
    public const string Classic = "classic";
    public const string Modern = "modern";
    public const string Containerd = "containerd";

    public static DockerFake AnswerLike(this DockerFake docker, string engine)
    {
        docker.Answer("version", DockerReply.Ok(Read($"{engine}-version.json")));
        docker.Answer("info", DockerReply.Ok(Read($"{engine}-info.json")));
        return engine == Classic ? docker : docker.Answer("buildx inspect", DockerReply.Ok(Read($"{engine}-inspect.txt")));
    }

    /// <summary>The same of an engine that holds images.</summary>
    public static DockerFake AnswerWithImages(this DockerFake docker, string engine, string images) => docker.AnswerLike(engine)
        .Answer("info", DockerReply.Ok(Read($"{engine}-info.json").Replace("\"Images\":0", "\"Images\":3", StringComparison.Ordinal)))
        .Answer("image ls", DockerReply.Ok(images));

    public static string Read(string file) => File.ReadAllText(GoldenFile.PathOf(Path.Combine("Engines", "Recorded", file)));
}
