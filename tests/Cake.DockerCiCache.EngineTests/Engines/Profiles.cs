namespace Cake.DockerCiCache.EngineTests.Engines;

/// <summary>Docker 20.10: BuildKit inside, no buildx.</summary>
public sealed class Classic() : EngineProfile(Name)
{
    public new const string Name = "classic";
}

/// <summary>A current engine with buildx, classic image store.</summary>
public sealed class Modern() : EngineProfile(Name)
{
    public new const string Name = "modern";
}

/// <summary>A current engine with buildx, containerd image store.</summary>
public sealed class ModernContainerd() : EngineProfile(Name)
{
    public new const string Name = "modern-containerd";
}

// xunit starts a collection's engine with its first test and takes it down after its last.
[CollectionDefinition(Classic.Name)]
public sealed class ClassicTests : ICollectionFixture<Classic>;

[CollectionDefinition(Modern.Name)]
public sealed class ModernTests : ICollectionFixture<Modern>;

[CollectionDefinition(ModernContainerd.Name)]
public sealed class ModernContainerdTests : ICollectionFixture<ModernContainerd>;

// The same profile on an engine of its own, so that the last lane is not left with all of it.
[CollectionDefinition(Name)]
public sealed class ClassicFaultTests : ICollectionFixture<Classic>
{
    public const string Name = "classic, faults";
}
