using Cake.Core.IO;
using Cake.DockerCiCache.Contexts.Ignoring;

namespace Cake.DockerCiCache.ContextFiles;

/// <summary>Which folder's content is asked for.</summary>
/// <param name="Folder">The build context, or the folder of a named one.</param>
/// <param name="Client">Who would send it; null when it is not known what that one sends, see <see cref="ContextClients"/>.</param>
internal sealed record ContextQuestion(DirectoryPath Folder, ContextClient? Client)
{
    /// <summary>Gets the Dockerfile, beside which an ignore file of its own may stand; null for a named context, which has none, and
    /// where docker gets the Dockerfile through standard input.</summary>
    public FilePath? Dockerfile { get; init; }

    /// <summary>Gets a value indicating whether git's names for contents may stand for them.</summary>
    public bool UsesGit { get; init; }
}
