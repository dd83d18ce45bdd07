namespace Cake.DockerCiCache.Benchmarks.Workloads;

/// <summary>The folder that a CI machine has checked out; always the same one, written anew for each run.</summary>
internal sealed record Project(string Folder)
{
    private const int ApplicationFiles = 20;
    private const string Ignore = "Dockerfile\n.dockerignore\n.config\nbuild.cake\ncake.config\n*.log\n";

    public void Write(Workload workload, StepCost cost, Case @case)
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        Write("Dockerfile", workload.Dockerfile(cost));
        Write(".dockerignore", Ignore);
        var application = Enumerable.Range(1, ApplicationFiles).Select(i => $"app/module{i}.txt");
        foreach (var file in workload.Inputs.Concat(application).Append(Workload.ApplicationFile).Append(Workload.IgnoredFile))
        {
            Write(file, Content(file));
        }

        if (@case.ChangedFile is { } changed)
        {
            Write(changed(workload), Content("changed"));
        }
    }

    /// <summary>Writes a file; the folders on its way are made.</summary>
    public void Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static string Content(string what) => string.Concat(Enumerable.Repeat($"{what}\n", 200));
}
