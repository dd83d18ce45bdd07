namespace Cake.DockerCiCache.Tests.Ci;

/// <summary>NAME=value on each line; # begins a comment.</summary>
internal static class EnvironmentFile
{
    public static IReadOnlyDictionary<string, string> Read(string file) => File.ReadLines(file)
        .Where(line => line.Contains('=') && line[0] != '#')
        .Select(line => line.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair[1]);
}
