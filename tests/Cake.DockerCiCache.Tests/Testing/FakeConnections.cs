namespace Cake.DockerCiCache.Tests.Testing;

/// <summary>Answers requests without a network; what is silent is so until whoever asks has waited enough.</summary>
internal abstract class FakeConnections : HttpMessageHandler
{
    protected abstract override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken);

    protected sealed override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new NotSupportedException("the addin waits for its answers");

    protected static void StaySilent(CancellationToken cancellationToken)
    {
        cancellationToken.WaitHandle.WaitOne();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
