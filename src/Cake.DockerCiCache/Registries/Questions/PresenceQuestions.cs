using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Registries.Http;

namespace Cake.DockerCiCache.Registries.Questions;

/// <summary>Asks whether references are there, many at once.</summary>
internal sealed class PresenceQuestions(RegistryQuestioner questioner, ManifestQuestions manifests, int atOnce)
{
    public async Task<IReadOnlyDictionary<string, RegistryAnswer<ManifestDescriptor>>> FindAsync(IEnumerable<string> references, CancellationToken cancellation)
    {
        var texts = references.Distinct(StringComparer.Ordinal).ToList();
        var parsed = texts.Select(ImageReference.Parse).ToList();
        var registries = parsed.Select(questioner.AddressOf).Distinct().ToList();

        // A registry that is silent or away is found out once, not once for each reference.
        var greetings = await Task.WhenAll(registries.Select(r => questioner.FailureOfGreetingAsync(r, cancellation)));
        var failures = registries.Zip(greetings).ToDictionary(r => r.First.Name, r => r.Second, StringComparer.Ordinal);
        var answers = await SideBySide.AskAsync(parsed, atOnce, FindOneAsync, cancellation);
        return texts.Zip(answers).ToDictionary(a => a.First, a => a.Second, StringComparer.Ordinal);

        Task<RegistryAnswer<ManifestDescriptor>> FindOneAsync(ImageReference reference) => failures[questioner.AddressOf(reference).Name] is { } failure
            ? Task.FromResult(Answers.Of<ManifestDescriptor>(failure))
            : manifests.FindAsync(reference, cancellation);
    }
}
