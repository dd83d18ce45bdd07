namespace Cake.DockerCiCache.CiOutput;

/// <summary>Lines for the file that GITHUB_OUTPUT names, each value in the heredoc form, in which anything may stand in it.</summary>
internal static class GitHubOutputFile
{
    /// <param name="values">The outputs.</param>
    /// <param name="prefix">What their names begin with; null for nothing.</param>
    /// <param name="delimiter">What ends a value: random, so that no value holds it.</param>
    public static string Lines(IEnumerable<OutputValue> values, string? prefix, string delimiter) =>
        string.Concat(values.Select(v => $"{OutputValue.StepName(prefix, v.Name)}<<{delimiter}\n{string.Join('\n', v.Lines)}\n{delimiter}\n"));
}
