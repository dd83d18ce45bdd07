using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>How often a flag may be given and what it takes.</summary>
internal enum FlagKind
{
    /// <summary>A value, once.</summary>
    Once,

    /// <summary>A value, any number of times.</summary>
    Repeatable,

    /// <summary>Nothing, <c>true</c> or <c>false</c>, once.</summary>
    Switch,
}

/// <summary>A flag that an instruction knows.</summary>
internal sealed record FlagRule(string Name, FlagKind Kind)
{
    /// <summary>The value to keep; <paramref name="value"/> is null when there is no equals sign.</summary>
    public string Check(string? value, Place at)
    {
        if (Kind != FlagKind.Switch)
        {
            return value ?? throw at.Refuse($"The flag \"--{Name}\" has no value. Write --{Name}=value, without a blank.");
        }

        var lower = value?.ToLowerInvariant() ?? "true";
        return lower is "true" or "false"
            ? lower
            : throw at.Refuse($"The flag \"--{Name}\" has the value \"{value}\". Write true, false or the flag alone.");
    }
}
