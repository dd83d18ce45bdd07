using Cake.Core.IO;

namespace Cake.DockerCiCache.Engines.Configuration;

/// <summary>Reads a file that need not be there.</summary>
internal static class TextFile
{
    /// <summary>Its text; null when it is not there or can't be read.</summary>
    public static string? Read(IFile file)
    {
        if (!file.Exists)
        {
            return null;
        }

        try
        {
            using var reader = new StreamReader(file.OpenRead());
            return reader.ReadToEnd();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
