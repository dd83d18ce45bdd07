using Cake.DockerCiCache.Retrying;

namespace Cake.DockerCiCache.Tests.Retrying;

/// <summary>What docker printed when a proxy before a real registry let push, pull and login go wrong.</summary>
/// <remarks>20.10.24 and 28.5.2; both image stores of the latter. Where nothing else is said the classic store of both prints the same.</remarks>
public sealed class RecordedWords
{
    // A layer, a manifest or the first question of a push, a pull, a login: reset, closed, 429, 500, 503, a dead port, silence.
    public static TheoryData<string> Passing =>
    [
        "read tcp 127.0.0.1:32908->127.0.0.1:44603: read: connection reset by peer",
        "write tcp 127.0.0.1:51738->127.0.0.1:43951: write: connection reset by peer",
        "write tcp 127.0.0.1:48762->127.0.0.1:46621: use of closed network connection",
        "EOF",
        "toomanyrequests",
        "toomanyrequests: as the test's script says",
        "received unexpected HTTP status: 500 Internal Server Error",
        "received unexpected HTTP status: 503 Service Unavailable",
        "Put \"http://127.0.0.1:34821/v2/r20068/exp/manifests/x\": read tcp 127.0.0.1:45012->127.0.0.1:34821: read: connection reset by peer",
        "Put \"http://127.0.0.1:36525/v2/r5286/exp/manifests/x\": EOF",
        "Get \"http://127.0.0.1:36387/v2/\": read tcp 127.0.0.1:38490->127.0.0.1:36387: read: connection reset by peer",
        "Get \"http://127.0.0.1:9/v2/\": dial tcp 127.0.0.1:9: connect: connection refused",
        "Error response from daemon: toomanyrequests",
        "Error response from daemon: received unexpected HTTP status: 503 Service Unavailable",
        "Error response from daemon: Head \"http://127.0.0.1:36057/v2/c/exp/manifests/x\": EOF",
        "Error response from daemon: login attempt to http://127.0.0.1:46197/v2/ failed with status: 429 Too Many Requests",
        "Error response from daemon: login attempt to http://127.0.0.1:37671/v2/ failed with status: 500 Internal Server Error",
        "Error response from daemon: Get \"http://127.0.0.1:38353/v2/\": net/http: request canceled (Client.Timeout exceeded while awaiting headers)",
        "Error response from daemon: Get \"http://127.0.0.1:37815/v2/\": context deadline exceeded",

        // the containerd image store
        "failed to do request: Head \"https://127.0.0.1:35553/v2/r2387/exp/blobs/sha256:59c73229b3b2a38865ef91af165e2cc53178ded0be864bfabfb8bfb5ebeef765\": read tcp 127.0.0.1:53656->127.0.0.1:35553: read: connection reset by peer",
        "failed to do request: Head \"https://127.0.0.1:9/v2/a/exp/blobs/sha256:59c73229b3b2a38865ef91af165e2cc53178ded0be864bfabfb8bfb5ebeef765\": dial tcp 127.0.0.1:9: connect: connection refused",
        "failed commit on ref \"manifest-sha256:f81882fb1d31bb21ed54fa575b639143248710f082a786884fe95e034aa7b42d\": failed to do request: Put \"https://127.0.0.1:39241/v2/r11261/exp/manifests/sha256:f81882fb1d31bb21ed54fa575b639143248710f082a786884fe95e034aa7b42d\": EOF",
        "unknown: unexpected status from HEAD request to http://127.0.0.1:35419/v2/r32092/exp/blobs/sha256:ceecc8884cfba3ac2eff08583abc603a790a91084bcef7a0ac2000ab56ca20c7: 429 Too Many Requests",
        "unknown: unexpected status from HEAD request to http://127.0.0.1:35803/v2/r19721/exp/blobs/sha256:35cd73cc7bc60749eab80cede3b6e3a5882a0c32b5b7a8c875000a28db13c4e2: 500 Internal Server Error",
        "Error response from daemon: unknown: failed to resolve reference \"127.0.0.1:36923/c/exp:x\": unexpected status from HEAD request to http://127.0.0.1:36923/v2/c/exp/manifests/x: 503 Service Unavailable",
        "pushing with mount from r8957/exp: failed to do request: Post \"https://127.0.0.1:34515/v2/r21793/exp/blobs/uploads/?mount=sha256:7ba44c02fec29fab5a4b2ae3230a6dc9ec59e9f785f8129e5e10902b079150c9&from=r8957/exp\": EOF",
        "error from registry: toomanyrequests\ntoomanyrequests",
        "error from registry: unknown\nunknown",
        "error from registry: unavailable\nunavailable",
        "error from registry: as the test's script says",
    ];

    // 401, 403, 404, no login, an unknown host, names that are wrong.
    public static TheoryData<string> Lasting =>
    [
        "unauthorized",
        "unauthorized: as the test's script says",
        "denied",
        "denied: as the test's script says",
        "name unknown",
        "name unknown: as the test's script says",
        "no basic auth credentials",
        "Get \"https://registry.invalid/v2/\": dial tcp: lookup registry.invalid on 10.255.255.53:53: no such host",
        "An image does not exist locally with the tag: acme/denied",
        "invalid reference format: repository name must be lowercase",
        "tag does not exist: 127.0.0.1:46085/c/exp:y",
        "Error response from daemon: manifest for 127.0.0.1:45827/c/exp:x not found: manifest unknown: manifest unknown",
        "Error response from daemon: pull access denied for 127.0.0.1:39913/c/exp, repository does not exist or may require 'docker login': denied: as the test's script says",
        "Error response from daemon: repository 127.0.0.1:34817/c/exp not found: name unknown: as the test's script says",
        "Error response from daemon: login attempt to http://127.0.0.1:43999/v2/ failed with status: 401 Unauthorized",
        "Error response from daemon: login attempt to http://127.0.0.1:42299/v2/ failed with status: 403 Forbidden",
        "Error response from daemon: login attempt to http://127.0.0.1:42037/v2/ failed with status: 404 Not Found",

        // the containerd image store
        "push access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials",
        "failed commit on ref \"manifest-sha256:3fc4afca80e514e06d67430199a4ece2c9107afbf24944f51c3ad690ae76400a\": authorization failed: no basic auth credentials",
        "unknown: unexpected status from HEAD request to http://127.0.0.1:35499/v2/r286/exp/blobs/sha256:59c73229b3b2a38865ef91af165e2cc53178ded0be864bfabfb8bfb5ebeef765: 403 Forbidden",
        "error from registry: repository name not known to registry",
        "error from registry: denied\ndenied",
        "Error response from daemon: failed to resolve reference \"127.0.0.1:44511/c/exp:x\": 127.0.0.1:44511/c/exp:x: not found",
        "failed to do request: Head \"https://registry.invalid/v2/exp/blobs/sha256:59c73229b3b2a38865ef91af165e2cc53178ded0be864bfabfb8bfb5ebeef765\": dial tcp: lookup registry.invalid on 10.255.255.53:53: no such host",
    ];

    [Theory]
    [MemberData(nameof(Passing))]
    public void Of_the_network_and_an_overloaded_registry_can_pass(string words) => Assert.True(PassingFaults.Has(words));

    [Theory]
    [MemberData(nameof(Lasting))]
    public void Of_a_registry_that_says_no_can_not(string words) => Assert.False(PassingFaults.Has(words));
}
