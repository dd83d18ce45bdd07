using Cake.DockerCiCache.EngineTests.Engines;

namespace Cake.DockerCiCache.EngineTests.Workloads;

/// <summary>examples/app, as a user of the examples changes it.</summary>
internal static class SampleApplication
{
    private const string Useradd = "useradd";
    private const string Apt = "apt-get update";
    private const string Wheel = "pip wheel";
    private const string Install = "pip install";

    public static Workload Workload { get; } = new(
        "app",
        "Dockerfile.multi",
        [Apt, Wheel, Useradd, Install],
        CopyTo,
        [
            Generation.Nothing,
            new(Cases.Code, project => project.Append("app.py", "# changed")),
            new(Cases.Input, project => project.Append("requirements.txt", "redis==5.0.4"), Wheel, Install),
            new(Cases.FinalRun, project => project.Replace("Dockerfile.multi", "pip install", "pip install --upgrade"), Install),
            new(Cases.Code, project => project.Append("app.py", "# changed again")),
        ]);

    public static void CopyTo(Project project)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.At("examples", "app")))
        {
            File.Copy(file, Path.Combine(project.Folder, Path.GetFileName(file)));
        }
    }
}
