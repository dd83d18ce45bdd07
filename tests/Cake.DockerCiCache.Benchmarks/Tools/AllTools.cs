namespace Cake.DockerCiCache.Benchmarks.Tools;

/// <summary>What is compared. A variant of the addin is a line here, or <c>--variant="name: settings"</c> for one run.</summary>
internal static class AllTools
{
    /// <summary>The tool that the others are compared with.</summary>
    public const string Baseline = "by-hand";

    public static IReadOnlyList<Tool> All { get; } =
    [
        new ProductTool("addin"),
        new ScriptTool(Baseline, "tests/by-hand.sh"),

        // The docker driver can export a registry cache on the containerd image store only.
        new ScriptTool("buildx", "tests/Cake.DockerCiCache.Benchmarks/Tools/buildx.sh", ["modern-containerd"]),
    ];

    /// <summary>Reads <c>name: settings</c>.</summary>
    public static Tool Variant(string text) =>
        text.Split(':', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } name, { Length: > 0 } settings]
            ? new ProductTool(name, settings)
            : throw new FormatException($"\"{text}\" is no variant: a name, a colon and settings, as in \"skip: SkipUnchanged = true\"");
}
