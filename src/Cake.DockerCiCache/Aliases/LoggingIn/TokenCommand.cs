using System.Text.RegularExpressions;
using Cake.Core;
using Cake.DockerCiCache.Engines.Processes;
using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Aliases.LoggingIn;

/// <summary>How a cloud's own command line gives a token for its registry.</summary>
/// <remarks>
/// docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html, docs.aws.amazon.com/AmazonECR/latest/public/public-registry-auth.html,
/// cloud.google.com/artifact-registry/docs/docker/authentication, learn.microsoft.com/azure/container-registry/container-registry-authentication.
/// </remarks>
internal sealed partial record TokenCommand(string User, string Program, IReadOnlyList<string> Arguments)
{
    private const string AzureUser = "00000000-0000-0000-0000-000000000000";

    /// <summary>Null where there is none for the registry.</summary>
    public static TokenCommand? For(string? registry)
    {
        var host = RegistryAddress.Of(registry);
        if (Amazon().Match(host) is { Success: true } match)
        {
            return new("AWS", "aws", ["ecr", "get-login-password", "--region", match.Groups["region"].Value]);
        }

        // The public registry is in one region, with commands of its own.
        if (host == "public.ecr.aws")
        {
            return new("AWS", "aws", ["ecr-public", "get-login-password", "--region", "us-east-1"]);
        }

        if (host == "gcr.io" || host.EndsWith(".gcr.io", StringComparison.Ordinal) || host.EndsWith(".pkg.dev", StringComparison.Ordinal))
        {
            return new("oauth2accesstoken", "gcloud", ["auth", "print-access-token"]);
        }

        return host.EndsWith(".azurecr.io", StringComparison.Ordinal)
            ? new(AzureUser, "az", ["acr", "login", "--name", host.Split('.')[0], "--expose-token", "--output", "tsv", "--query", "accessToken"])
            : null;
    }

    public bool IsThere(ICakeContext context, DockerCiLoginSettings settings) => new OtherProgram(context, settings, Program).IsThere;

    /// <exception cref="CakeException">It gave no token; its own words say why.</exception>
    public string Run(ICakeContext context, DockerCiLoginSettings settings) =>
        FirstLine.Of(new OtherProgram(context, settings, Program), Arguments, $"{Program} {string.Join(' ', Arguments)}");

    [GeneratedRegex(@"^[0-9]{12}\.dkr[.-]ecr(?:-fips)?\.(?<region>[a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|on\.aws)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Amazon();
}
