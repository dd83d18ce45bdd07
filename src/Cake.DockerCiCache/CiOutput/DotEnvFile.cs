namespace Cake.DockerCiCache.CiOutput;

/// <summary>A file of variables for GitLab's artifacts:reports:dotenv.</summary>
/// <remarks>
/// GitLab (ci/parse_dotenv_artifact_service.rb) takes each line apart at its first <c>=</c>, refuses empty lines and comments,
/// knows no quotes, and expands <c>$NAME</c> later, for which <c>$$</c> is a dollar.
/// </remarks>
internal static class DotEnvFile
{
    /// <summary>The file's new text: lines of others stay, those of an earlier build or push of the same name are replaced.</summary>
    public static string Merge(string before, IEnumerable<OutputValue> values, string? prefix)
    {
        var own = OutputValue.Names.Select(n => OutputValue.VariableName(prefix, n)).ToHashSet(StringComparer.Ordinal);
        var others = before.Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0 && !own.Contains(l.Split('=')[0]));
        var lines = values.Select(v => $"{OutputValue.VariableName(prefix, v.Name)}={v.OneLine.Replace("$", "$$", StringComparison.Ordinal)}");
        return string.Concat(others.Concat(lines).Select(l => l + "\n"));
    }
}
