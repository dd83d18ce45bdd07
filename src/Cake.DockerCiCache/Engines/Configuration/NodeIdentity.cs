using System.Security.Cryptography;
using System.Text;
using Cake.Core.IO;

namespace Cake.DockerCiCache.Engines.Configuration;

/// <summary>The number by which an engine knows a client again, and sends it only what changed in a build context.</summary>
/// <remarks>docker/cli 20.10, cli/command/image/build_buildkit.go, and buildx, util/confutil/node.go: made at random when it is not there.</remarks>
internal static class NodeIdentity
{
    public const string FileName = ".buildNodeID";

    /// <summary>Writes one that is the same in every run of this user on this machine, though each run has a folder of its own.</summary>
    public static void Write(IFileSystem files, PrivateFolder own, string place, string users) =>
        own.Write(place + FileName, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{RunOwner.Current(files).Machine}\n{users}"))));
}
