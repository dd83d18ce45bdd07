using System.Text.Json;

namespace Cake.DockerCiCache.Benchmarks.Results;

/// <summary>Everything that was measured in one run of the benchmark, as it is kept.</summary>
internal sealed record ResultFile(Circumstances Circumstances, IReadOnlyList<Measurement> Measurements)
{
    private const string Prefix = "run-";

    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true };

    /// <summary>Writes the file; a later call for the same run replaces it.</summary>
    public void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{Prefix}{Circumstances.Begun:yyyyMMdd-HHmmss}.json");
        File.WriteAllText($"{path}.new", JsonSerializer.Serialize(this, Format));
        File.Move($"{path}.new", path, overwrite: true);
    }

    /// <summary>All runs in the folder, the oldest first.</summary>
    public static IReadOnlyList<ResultFile> ReadAll(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, $"{Prefix}*.json").Order(StringComparer.Ordinal)
            .Select(path => JsonSerializer.Deserialize<ResultFile>(File.ReadAllText(path)) ?? throw new JsonException($"\"{path}\" is empty")),
    ];
}
