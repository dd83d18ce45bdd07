using Cake.Core;
using Cake.Core.IO;
using Cake.DockerCiCache.ContextFiles;
using Cake.DockerCiCache.Contexts.Ignoring;
using Cake.DockerCiCache.Contexts.Keys;
using Cake.DockerCiCache.Planning.Inputs;
using Cake.DockerCiCache.Runs.Orders;

namespace Cake.DockerCiCache.Runs.Watching;

/// <summary>The folders of this machine that a build reads.</summary>
internal sealed class BuildFolders(ICakeContext context, BuildOrder order, EngineFacts engine)
{
    private readonly DirectoryPath root = (order.Tool.WorkingDirectory ?? context.Environment.WorkingDirectory).MakeAbsolute(context.Environment);

    public FilePath Dockerfile => new FilePath(Request.Dockerfile).MakeAbsolute(root);

    /// <summary>The build context.</summary>
    public ContextQuestion Context => Question(Request.Context) with { Dockerfile = Dockerfile };

    /// <summary>Those named build contexts that are folders, by name.</summary>
    public IReadOnlyDictionary<string, ContextQuestion> Named => Request.BuildContexts
        .Select(c => (c.Key, Source: ContextSource.Parse(c.Value) as ContextSource.Folder))
        .Where(c => c.Source is not null)
        .ToDictionary(c => c.Key, c => Question(c.Source!.Path), StringComparer.Ordinal);

    private BuildRequest Request => order.Input.Request;

    private ContextQuestion Question(string folder) => new(new DirectoryPath(folder).MakeAbsolute(root), ContextClients.Of(engine.BuildxVersion));
}
