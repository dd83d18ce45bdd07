using static Cake.DockerCiCache.Dockerfiles.Instructions.FlagKind;

namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>The flags that each instruction has in the frontend of BuildKit 0.25, and those that only other frontends have.</summary>
internal static class InstructionFlags
{
    private static readonly FlagRule[] None = [];

    private static readonly Dictionary<string, FlagRule[]> BuiltIn = new()
    {
        ["FROM"] = [new("platform", Once)],
        ["COPY"] = [new("from", Once), new("chown", Once), new("chmod", Once), new("link", Switch), new("exclude", Repeatable)],
        ["ADD"] =
        [
            new("chown", Once), new("chmod", Once), new("link", Switch), new("keep-git-dir", Switch), new("checksum", Once),
            new("unpack", Switch), new("exclude", Repeatable),
        ],
        ["RUN"] = [new("mount", Repeatable), new("network", Once)],
        ["HEALTHCHECK"] =
            [new("interval", Once), new("timeout", Once), new("start-period", Once), new("start-interval", Once), new("retries", Once)],
    };

    private static readonly Dictionary<string, FlagRule[]> Later = new()
    {
        ["COPY"] = [.. BuiltIn["COPY"], new("parents", Switch)],
        ["RUN"] = [.. BuiltIn["RUN"], new("security", Once), new("device", Repeatable)],
    };

    public static IReadOnlyList<FlagRule> Of(string keyword, bool later) =>
        later && Later.TryGetValue(keyword, out var flags) ? flags : BuiltIn.GetValueOrDefault(keyword, None);
}
