namespace Cake.DockerCiCache.Registries.Http;

/// <summary>One request.</summary>
internal sealed record HttpQuestion(HttpMethod Method, Uri Address)
{
    public IReadOnlyList<string> Accept { get; init; } = [];

    public ReadOnlyMemory<byte>? Body { get; init; }

    public string? BodyType { get; init; }

    /// <summary>What of the body no message may show.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    public override string ToString() => $"{Method} {Address.GetLeftPart(UriPartial.Path)}";
}
