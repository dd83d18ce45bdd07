using Cake.Core;
using Cake.Core.IO;
using Cake.DockerCiCache.Ci;

namespace Cake.DockerCiCache.Runs.Telling;

/// <summary>The facts of the CI that this process runs on.</summary>
internal static class CiOnMachine
{
    public static DockerCiFacts Facts(ICakeContext context) =>
        CiDetection.Detect(context.Environment.GetEnvironmentVariables().AsReadOnly(), EventText(context));

    private static string? EventText(ICakeContext context)
    {
        var path = context.Environment.GetEnvironmentVariable(CiDetection.EventPathVariable);
        return string.IsNullOrWhiteSpace(path) ? null : TextOrNull(context.FileSystem.GetFile(new FilePath(path).MakeAbsolute(context.Environment)));
    }

    // In a container the runner's file may be out of reach; then the facts in it are not known.
    private static string? TextOrNull(IFile file)
    {
        try
        {
            using var reader = new StreamReader(file.OpenRead());
            return reader.ReadToEnd();
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }
}
