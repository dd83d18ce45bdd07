using Cake.DockerCiCache.Contexts.Ignoring;
using Cake.DockerCiCache.EngineTests.Engines;

namespace Cake.DockerCiCache.EngineTests.Contexts;

[Collection(Classic.Name)]
public sealed class ContextsOfTheBuiltInClient(Classic profile) : ContextsAsReceived(profile)
{
    internal override ContextClient Client => ContextClient.BuiltIn;

    // A build each.
    protected override int GeneratedContexts => 30;

    internal override IReadOnlyDictionary<string, IReadOnlyList<string>> ReceivedOf(IReadOnlyDictionary<string, string> folders) =>
        folders.ToDictionary(folder => folder.Key, folder => Received.Of(folder.Value));
}

[Collection(Modern.Name)]
public sealed class ContextsOfBuildx(Modern profile) : ContextsAsReceived(profile)
{
    // The engine's layers have a limit.
    private const int FoldersPerBuild = 60;

    internal override ContextClient Client => ContextClient.Buildx;

    protected override int GeneratedContexts => 180;

    internal override IReadOnlyDictionary<string, IReadOnlyList<string>> ReceivedOf(IReadOnlyDictionary<string, string> folders) =>
        folders.Chunk(FoldersPerBuild).SelectMany(some => Received.OfAll(some.ToDictionary())).ToDictionary();
}

[Collection(Classic.Name)]
public sealed class KeysAndTheCacheOf20(Classic profile) : KeysAndDockersCache(profile)
{
    internal override ContextClient Client => ContextClient.BuiltIn;
}

[Collection(Modern.Name)]
public sealed class KeysAndTheCacheOf28(Modern profile) : KeysAndDockersCache(profile)
{
    internal override ContextClient Client => ContextClient.Buildx;
}
