using Cake.Core;
using Cake.DockerCiCache.Engines.Output;
using Cake.DockerCiCache.Runs.Telling;

namespace Cake.DockerCiCache.Aliases.LoggingIn;

/// <summary>Tells the vendor what it must never show.</summary>
/// <remarks>
/// docs.github.com/actions/reference/workflows-and-actions/workflow-commands (add-mask),
/// learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands (task.setsecret). The others mask by the names of their variables only.
/// </remarks>
internal static class VendorMask
{
    // Straight to the console: the log puts colours before a line, and a vendor knows its commands by how a line begins.
    public static void Tell(ICakeContext context, Credentials credentials)
    {
        foreach (var line in Lines(CiOnMachine.Facts(context).Vendor, credentials))
        {
            CiConsole.Of(context).WriteLine("{0}", line);
        }
    }

    public static IReadOnlyList<string> Lines(DockerCiVendor vendor, Credentials credentials)
    {
        Func<string, string>? command = vendor switch
        {
            DockerCiVendor.GitHubActions => secret => $"::add-mask::{Escaped(secret, "%25")}",
            DockerCiVendor.AzurePipelines => secret => $"##vso[task.setsecret]{Escaped(secret, "%AZP25")}",
            _ => null,
        };
        return command is null ? [] : [.. SecretValues.Forms(credentials.User, credentials.Password).Select(command)];
    }

    // Line breaks and the like are not in it; Azure's ] and ; count in a command's properties only.
    private static string Escaped(string secret, string percent) => secret.Replace("%", percent, StringComparison.Ordinal);
}
