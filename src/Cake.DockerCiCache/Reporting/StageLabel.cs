using Cake.DockerCiCache.Progress;

namespace Cake.DockerCiCache.Reporting;

/// <summary>What tells one stage of a build from another; stage names are compared without regard to case, as Docker does.</summary>
/// <param name="Target">The compose service or bake target; empty when there is none.</param>
/// <param name="Platform">The platform; empty when one is built.</param>
/// <param name="Name">The stage.</param>
internal sealed record StageLabel(string Target, string Platform, string Name)
{
    public static StageLabel Of(BuildVertex vertex, string buildLabel) => new(
        vertex.Name.Target ?? string.Empty,
        vertex.Name.Platform ?? string.Empty,
        vertex.Name.Stage ?? (vertex.Name.Target is null ? buildLabel : string.Empty));

    public bool Equals(StageLabel? other) => other is not null
        && Target == other.Target && Platform == other.Platform && IsNamed(other.Name);

    public override int GetHashCode() => HashCode.Combine(Target, Platform, Name.ToUpperInvariant());

    /// <summary>Whether this is the stage of that name, in whatever target and platform.</summary>
    public bool IsNamed(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => string.Join(' ', new[] { Target, Platform, Name }.Where(part => part.Length > 0));
}
