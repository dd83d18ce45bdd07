using Cake.Core;

namespace Cake.DockerCiCache.Runs.Telling;

/// <summary>Writes the report's JSON where settings or environment ask for it.</summary>
internal static class ReportOnDisk
{
    private const string Variable = "DOCKERCI_REPORT";

    /// <summary>Writes it.</summary>
    /// <returns>The file's path; null when none is asked for.</returns>
    public static string? Write(ICakeContext context, string? reportFile, DockerCiReport report)
    {
        if (WantedFile.Find(context, reportFile, Variable) is not { } file)
        {
            return null;
        }

        WantedFile.Write(context, file, report.ToJson() + "\n");
        return file.Path.FullPath;
    }
}
