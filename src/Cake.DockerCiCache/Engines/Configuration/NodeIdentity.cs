using System.Security.Cryptography;
using System.Text;

namespace Cake.DockerCiCache.Engines.Configuration;

/// <summary>The number by which an engine knows a client again, and sends it only what changed in a build context.</summary>
/// <remarks>docker/cli 20.10, cli/command/image/build_buildkit.go, and buildx, util/confutil/node.go: made at random when it is not there.</remarks>
internal static class NodeIdentity
{
    public const string FileName = ".buildNodeID";

    /// <summary>The same in every run of this user on this machine, though each run has a folder of its own; the user's, where there is one, replaces it.</summary>
    public static void Write(PrivateFolder folder, UserConfiguration user, string machine)
    {
        var identity = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{machine}\n{user.Folder}")));
        folder.Write(FileName, identity);
        folder.Write($"{UserFolders.Builders}/{FileName}", identity);
    }
}
