using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cake.DockerCiCache.Planning.Plans;

/// <summary>JSON for machines, in the one form that plans, reports and outputs have, without passwords in addresses.</summary>
internal static class JsonText
{
    // Relaxed escaping leaves '<', '&' and letters of every language readable; the text is never put into HTML.
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Of<T>(T value) => UrlPasswords.Redact(JsonSerializer.Serialize(value, Options));
}
