using Cake.DockerCiCache.Images;
using Cake.DockerCiCache.Registries.Http;

namespace Cake.DockerCiCache.Registries.Questions;

/// <summary>Asks whether references are there, many at once.</summary>
internal sealed class PresenceQuestions(RegistryQuestioner questioner, ManifestQuestions manifests, int atOnce)
{
    public IReadOnlyDictionary<string, RegistryAnswer<ManifestDescriptor>> Find(IEnumerable<string> references)
    {
        var texts = references.Distinct(StringComparer.Ordinal).ToList();
        var parsed = texts.Select(ImageReference.Parse).ToList();
        var registries = parsed.Select(questioner.AddressOf).Distinct().ToList();

        // A registry that is silent or away is found out once, not once for each reference.
        var greetings = SideBySide.Ask(registries, atOnce, questioner.FailureOfGreeting);
        var failures = registries.Zip(greetings).ToDictionary(r => r.First.Name, r => r.Second, StringComparer.Ordinal);
        var answers = SideBySide.Ask(parsed, atOnce, FindOne);
        return texts.Zip(answers).ToDictionary(a => a.First, a => a.Second, StringComparer.Ordinal);

        RegistryAnswer<ManifestDescriptor> FindOne(ImageReference reference) => failures[questioner.AddressOf(reference).Name] is { } failure
            ? Answers.Of<ManifestDescriptor>(failure)
            : manifests.Find(reference);
    }
}
