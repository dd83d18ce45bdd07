using System.Text;
using Cake.Core;
using Cake.Core.IO;

namespace Cake.DockerCiCache.Runs.Telling;

/// <summary>A file that a setting or an environment variable asks for.</summary>
internal static class WantedFile
{
    /// <summary>The file; null when neither asks for one. A setting goes before the variable.</summary>
    public static IFile? Find(ICakeContext context, string? setting, string variable) =>
        (setting ?? context.Environment.GetEnvironmentVariable(variable)) is { Length: > 0 } path
            ? context.FileSystem.GetFile(new FilePath(path).MakeAbsolute(context.Environment))
            : null;

    public static string Read(IFile file)
    {
        using var reader = new StreamReader(file.OpenRead());
        return reader.ReadToEnd();
    }

    /// <summary>Writes the file anew, with its folder.</summary>
    /// <exception cref="CakeException">It can't be written.</exception>
    public static void Write(ICakeContext context, IFile file, string text) => Try(file, () =>
    {
        context.FileSystem.GetDirectory(file.Path.GetDirectory()).Create();
        Put(file, FileMode.Create, text);
    });

    /// <summary>Adds to a file that is there.</summary>
    /// <exception cref="CakeException">It can't be written.</exception>
    public static void Append(IFile file, string text) => Try(file, () => Put(file, FileMode.Append, text));

    private static void Put(IFile file, FileMode mode, string text)
    {
        using var writer = new StreamWriter(file.Open(mode, FileAccess.Write, FileShare.Read), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        writer.Write(text);
    }

    private static void Try(IFile file, Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CakeException($"\"{file.Path.FullPath}\" can't be written: {e.Message} Name another file in the setting or the variable that asks for it", e);
        }
    }
}
