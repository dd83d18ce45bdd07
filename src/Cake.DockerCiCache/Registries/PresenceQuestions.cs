using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Registries;

/// <summary>Asks whether references are there, many at once.</summary>
internal sealed class PresenceQuestions(RegistryQuestioner questioner, ManifestQuestions manifests, int atOnce)
{
    public async Task<IReadOnlyDictionary<string, RegistryAnswer<ManifestDescriptor>>> FindAsync(IEnumerable<string> references, CancellationToken cancellation)
    {
        var parsed = references.Distinct(StringComparer.Ordinal).Select(text => (Text: text, Reference: ImageReference.Parse(text))).ToList();
        var registries = parsed.Select(p => questioner.AddressOf(p.Reference)).Distinct();

        // A registry that is silent or away is found out once, not once for each reference.
        var failures = (await Task.WhenAll(registries.Select(async r => (r.Name, Failure: await questioner.FailureOfGreetingAsync(r, cancellation)))))
            .ToDictionary(r => r.Name, r => r.Failure, StringComparer.Ordinal);
        var answers = new Dictionary<string, RegistryAnswer<ManifestDescriptor>>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(parsed, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation }, async (p, token) =>
        {
            var answer = failures[questioner.AddressOf(p.Reference).Name] is { } failure
                ? Answers.Of<ManifestDescriptor>(failure)
                : await manifests.FindAsync(p.Reference, token);
            lock (answers)
            {
                answers.Add(p.Text, answer);
            }
        });
        return answers;
    }
}
