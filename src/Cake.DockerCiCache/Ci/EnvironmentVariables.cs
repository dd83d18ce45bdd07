namespace Cake.DockerCiCache.Ci;

/// <summary>An environment in which an empty variable counts as missing; many vendors define all of theirs always.</summary>
internal sealed class EnvironmentVariables(IReadOnlyDictionary<string, string> values)
{
    public string? this[string name] => values.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value : null;

    public bool Has(string name) => this[name] is not null;

    // Some write True, and APPVEYOR_REPO_TAG is "false" as a word.
    public bool IsTrue(string name) => this[name] is { } value && (value.Equals("true", StringComparison.OrdinalIgnoreCase) || value == "1");

    /// <summary>A number or name for which some vendors write <c>false</c> when there is none.</summary>
    public string? UnlessFalse(string name) => this[name] is { } value && !value.Equals("false", StringComparison.OrdinalIgnoreCase) ? value : null;

    public IReadOnlyList<string> Missing(params string[] names) => [.. names.Where(name => !Has(name))];
}
