using Cake.Core;
using Cake.Core.IO;

namespace Cake.DockerCiCache.Runs;

/// <summary>Writes the report's JSON where settings or environment ask for it.</summary>
internal static class ReportOnDisk
{
    private const string Variable = "DOCKERCI_REPORT";

    public static void Write(ICakeContext context, string? reportFile, DockerCiReport report)
    {
        if ((reportFile ?? context.Environment.GetEnvironmentVariable(Variable)) is not { Length: > 0 } path)
        {
            return;
        }

        var file = context.FileSystem.GetFile(new FilePath(path).MakeAbsolute(context.Environment));
        context.FileSystem.GetDirectory(file.Path.GetDirectory()).Create();
        using var writer = new StreamWriter(file.Open(FileMode.Create, FileAccess.Write, FileShare.None));
        writer.WriteLine(report.ToJson());
    }
}
