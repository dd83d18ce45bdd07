using Cake.Core;
using Cake.Core.IO;
using Cake.DockerCiCache.Contexts.Ignoring;
using Cake.DockerCiCache.Contexts.Keys;

namespace Cake.DockerCiCache.ContextFiles;

/// <summary>Finds out what the engine would receive of a folder.</summary>
internal sealed class ContextReader(ICakeContext context)
{
    // The first few tell what is wrong.
    private const int ShownFaults = 5;

    public ContextListing Read(ContextQuestion question)
    {
        if (!OperatingSystem.IsLinux())
        {
            return Refused("files' modes and kinds can be asked for on Linux only");
        }

        if (question.Client is not { } client)
        {
            return Refused("what this version of buildx sends is not known: update it");
        }

        try
        {
            var folder = question.Folder.MakeAbsolute(context.Environment);
            return Read(folder, IgnoreFiles.Read(context, question, folder, client), question.UsesGit);
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            return Refused(e.Message);
        }
    }

    /// <summary>
    /// What the engine would receive, the Dockerfile and the ignore files, and nothing of their contents; null where not all of it can be seen,
    /// or the file system does not tell by itself when something was changed.
    /// </summary>
    public ContextSight? Look(ContextQuestion question)
    {
        if (!OperatingSystem.IsLinux() || question.Client is not { } client)
        {
            return null;
        }

        try
        {
            var folder = question.Folder.MakeAbsolute(context.Environment);
            if (!LocalFileSystems.Have(folder.FullPath) || SteeringFiles(question, folder) is not { } steering)
            {
                return null;
            }

            var walk = ContextWalk.Walk(folder.FullPath, IgnoreFiles.Read(context, question, folder, client));
            return walk.Faults.Count > 0 ? null : new([.. steering, .. walk.Entries]);
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            return null;
        }
    }

    // docker follows a link, whose stamp says nothing of the file. The folder's own stamp tells what came and went in it.
    private static List<FoundEntry>? SteeringFiles(ContextQuestion question, DirectoryPath folder)
    {
        var found = new List<FoundEntry>();
        foreach (var path in IgnoreFiles.Places(question, folder).Concat(question.Dockerfile is { } dockerfile ? [dockerfile.FullPath] : Array.Empty<string>()).Append(folder.FullPath))
        {
            if (new FileInfo(path).LinkTarget is not null)
            {
                return null;
            }

            if (FileStamp.TryGet(path, out var stamp))
            {
                found.Add(new FoundEntry(path, path == folder.FullPath ? EntryKind.Folder : EntryKind.File, 0, null, stamp));
            }
        }

        return found;
    }

    // What Linux does not know how to answer comes out of many threads at once.
    private static bool IsOfFiles(Exception e) =>
        e is IgnoreFileException or IOException or UnauthorizedAccessException or TypeLoadException or AggregateException { InnerException: TypeLoadException };

    private static ContextListing Refused(string why) => new([]) { HashName = HashScheme.Plain.Name, Faults = [why] };

    private ContextListing Read(DirectoryPath folder, IgnoreRules rules, bool usesGit)
    {
        var asked = usesGit ? Task.Run(() => GitContents.Of(context, folder)) : null;
        var walk = ContextWalk.Walk(folder.FullPath, rules);
        var (git, fault) = asked?.GetAwaiter().GetResult() ?? default;
        var attributes = git is null ? null : GitAttributes.Of(folder.FullPath, git, walk.GitAttributes);
        var hashes = new ContentHashes(folder.FullPath, walk.Entries, git, attributes);
        return new ContextListing(hashes.All())
        {
            HashName = (git?.Scheme ?? HashScheme.Plain).Name,
            Faults = Shown([.. walk.Faults, .. hashes.Faults]),
            Notes = [.. Notes(walk, fault)],
        };
    }

    private static IReadOnlyList<string> Shown(IReadOnlyList<string> faults) =>
        faults.Count <= ShownFaults ? faults : [.. faults.Take(ShownFaults), $"and {faults.Count - ShownFaults} more"];

    private static IEnumerable<string> Notes(ContextWalk walk, string? fault)
    {
        if (fault is not null)
        {
            yield return $"all files were hashed, because git was of no help: {fault}";
        }

        if (walk.HasGitFolder)
        {
            yield return "the build context holds .git, which differs from checkout to checkout: add .git to .dockerignore";
        }
    }
}
