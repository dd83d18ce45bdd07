using Cake.DockerCiCache.Dockerfiles.GoValues;
using Cake.DockerCiCache.Dockerfiles.Places;

namespace Cake.DockerCiCache.Dockerfiles.Instructions;

/// <summary>One <c>RUN --mount=…</c>.</summary>
/// <param name="From">The stage or image as written, empty when there is none; it may hold no variables.</param>
/// <param name="Fields">All fields, variables not yet replaced.</param>
/// <param name="At">The line of the RUN.</param>
internal sealed record Mount(string From, IReadOnlyList<string> Fields, Place At)
{
    public static Mount Parse(string text, Place at)
    {
        var fields = CsvRecord.Parse(text, at);
        var from = string.Empty;
        foreach (var field in fields)
        {
            var (key, value) = Cut(field);
            if (key == "from" && value is not null)
            {
                from = NoVariable(value, at);
            }
        }

        return new Mount(from, fields, at);
    }

    /// <summary>A field's key in lower case, and its value, null when there is no equals sign.</summary>
    public static (string Key, string? Value) Cut(string field)
    {
        var (name, value) = NameValuePairs.Cut(field);
        return (GoText.ToLower(name), value);
    }

    private static string NoVariable(string from, Place at)
    {
        var dollar = from.IndexOf('$', StringComparison.Ordinal);
        return dollar >= 0 && dollar < from.Length - 1
            ? throw at.Refuse($"The mount's \"from={from}\" holds a variable. Give the image a stage of its own with FROM {from} AS name.")
            : from;
    }
}
