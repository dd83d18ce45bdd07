namespace Cake.DockerCiCache.Planning.Inputs;

/// <summary>What is the default branch where few vendors say it.</summary>
internal static class DefaultBranch
{
    private static readonly string[] Usual = ["main", "master"];

    /// <param name="branch">A branch of this repository.</param>
    /// <param name="known">The default branch that a script or the vendor names; null where neither does.</param>
    public static bool Is(string branch, string? known) => known is null ? Usual.Contains(branch, StringComparer.Ordinal) : branch == known;
}
