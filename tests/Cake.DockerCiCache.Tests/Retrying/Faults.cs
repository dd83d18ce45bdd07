using Cake.DockerCiCache.Retrying;

namespace Cake.DockerCiCache.Tests.Retrying;

public sealed class Faults
{
    [Theory]
    [InlineData("received unexpected HTTP status: 503 Service Unavailable")]
    [InlineData("unexpected status from HEAD request to http://127.0.0.1:5000/v2/acme/web/blobs/sha256:404: 500 Internal Server Error")]
    [InlineData("toomanyrequests: Too Many Requests. Please see https://docs.docker.com/docker-hub/download-rate-limit/")]
    [InlineData("Put \"http://127.0.0.1:5000/v2/acme/denied/manifests/latest\": EOF")]
    [InlineData("Get \"https://registry.example/v2/\": dial tcp 10.0.0.1:443: connect: connection refused")]
    [InlineData("Head \"https://registry.example/v2/unauthorized/blobs/x\": read tcp 10.0.0.1:1->10.0.0.2:443: read: connection reset by peer")]
    [InlineData("Get \"https://registry.example/v2/\": net/http: TLS handshake timeout")]
    [InlineData("Get \"https://registry.example/v2/\": dial tcp 10.0.0.1:443: i/o timeout")]
    [InlineData("dial tcp: lookup registry.example: Temporary failure in name resolution")]
    [InlineData("The push refers to repository [127.0.0.1:5000/acme/web]\na19e327edd1e: Retrying in 1 second\nunexpected EOF")]
    [InlineData("WARNING: Error loading config file: /root/.docker/config.json: permission denied\nEOF")]
    public void Of_the_network_or_an_overloaded_registry_can_pass(string words) => Assert.True(PassingFaults.Has(words));

    [Theory]
    [InlineData("unauthorized: authentication required")]
    [InlineData("no basic auth credentials")]
    [InlineData("denied: requested access to the resource is denied")]
    [InlineData("push access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials")]
    [InlineData("unexpected status from PUT request to http://127.0.0.1:5000/v2/acme/web/manifests/latest: 403 Forbidden")]
    [InlineData("received unexpected HTTP status: 404 Not Found")]
    [InlineData("invalid reference format")]
    [InlineData("manifest unknown: manifest unknown")]
    [InlineData("name unknown: repository name not known to registry")]
    [InlineData("An image does not exist locally with the tag: acme/eof")]
    [InlineData("dial tcp: lookup registry.invalid on 10.0.0.2:53: no such host")]
    [InlineData("Get \"https://registry.example/v2/\": tls: failed to verify certificate: x509: certificate signed by unknown authority")]
    [InlineData("Cannot connect to the Docker daemon at unix:///run/docker.sock. Is the docker daemon running?")]
    [InlineData("something that nobody has seen before")]
    [InlineData("")]
    public void Of_ours_can_not(string words) => Assert.False(PassingFaults.Has(words));

    [Theory]
    [InlineData(408, true)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    [InlineData(502, true)]
    [InlineData(503, true)]
    [InlineData(504, true)]
    [InlineData(501, false)]
    [InlineData(400, false)]
    [InlineData(401, false)]
    [InlineData(403, false)]
    [InlineData(404, false)]
    [InlineData(200, false)]
    public void Are_told_by_a_status(int status, bool canPass) => Assert.Equal(canPass, PassingFaults.Has(status));
}
