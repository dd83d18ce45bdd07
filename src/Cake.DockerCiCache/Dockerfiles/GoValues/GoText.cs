namespace Cake.DockerCiCache.Dockerfiles.GoValues;

/// <summary>Lower case as Go has it (strings.ToLower), where the Turkish capital "İ" becomes a plain "i".</summary>
internal static class GoText
{
    public static string ToLower(string text) => text.Replace('İ', 'i').ToLowerInvariant();
}
