namespace Cake.DockerCiCache.Engines.Output;

/// <summary>Docker's remark that a login without credential helper is stored unencrypted: true on every CI machine, and no cause of a failure.</summary>
internal static class UnencryptedStorageWarning
{
    private static readonly string[] Parts =
    [
        "Your password will be stored unencrypted",
        "Your credentials are stored unencrypted",
        "Configure a credential helper",
        "docs.docker.com/engine/reference/commandline/login/#credential",
        "docs.docker.com/go/credential-store",
    ];

    public static bool Has(string line) => Parts.Any(p => line.Contains(p, StringComparison.Ordinal));
}
