namespace Cake.DockerCiCache.EngineTests.Vendors;

/// <summary>A test of what a vendor publishes for Node 20 or later. Debian 12 has Node 18, so it is not installed here.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeFactAttribute : FactAttribute
{
    private const int Needed = 20;

    public NodeFactAttribute()
    {
        var found = VendorTools.NodeVersion;
        Skip = found >= Needed ? null : $"the vendors' parsers need npm and Node {Needed} on PATH, {(found is null ? "and there is none" : $"not Node {found}")}";
    }
}
