using System.Text;
using System.Text.Json;
using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>The JSON form of an instruction's arguments, <c>["a", "b"]</c>.</summary>
internal static class JsonWords
{
    // Go's decoder gives up at this depth; anything that deep is not an array of strings either way.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 10000 };

    /// <summary>The array's strings, or null when the text is not a JSON array and is therefore read in the other form.</summary>
    /// <exception cref="DockerfileException">It is an array, but not one of strings.</exception>
    public static IReadOnlyList<string>? Parse(string text, Place at)
    {
        if (!text.StartsWith('['))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(text), Options);
            return [.. document.RootElement.EnumerateArray().Select(element => Word(element, text, at))];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Word(JsonElement element, string text, Place at)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            throw at.Refuse($"The JSON array \"{text}\" holds something that is no string. Put each word in double quotes.");
        }

        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which Go replaces by U+FFFD.
            return "\uFFFD";
        }
    }
}
