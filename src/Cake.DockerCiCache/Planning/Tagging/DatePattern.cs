using System.Globalization;
using System.Text.RegularExpressions;
using Cake.DockerCiCache.Images;

namespace Cake.DockerCiCache.Planning.Tagging;

/// <summary>A tag with a date: <c>nightly-{date:yyyyMMdd}</c>.</summary>
internal static partial class DatePattern
{
    /// <exception cref="DockerCiSettingsException">The pattern gives no valid tag.</exception>
    public static string Tag(string pattern, DateTimeOffset date)
    {
        try
        {
            var tag = Date().Replace(pattern, m => date.UtcDateTime.ToString(m.Groups["format"].Value, CultureInfo.InvariantCulture));
            return TagName.IsValid(tag) ? tag : throw Wrong(pattern, $"gives \"{tag}\", which is no valid tag");
        }
        catch (FormatException)
        {
            throw Wrong(pattern, "is no date format of .NET");
        }
    }

    private static DockerCiSettingsException Wrong(string pattern, string what) =>
        new($"TagRules.{nameof(DockerCiTagRules.Dates)}", $"\"{pattern}\" {what}; a pattern that works is \"{{date:yyyyMMdd}}\"");

    [GeneratedRegex(@"\{date:(?<format>[^{}]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Date();
}
