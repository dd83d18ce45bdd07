namespace Cake.DockerCiCache.EngineTests.Workloads;

/// <summary>One stage with several RUN steps, the dependencies before the application.</summary>
internal static class SingleStage
{
    private const string Text = """
        FROM busybox:latest
        RUN : system; head -c 200000 /dev/urandom >/system
        COPY packages.txt /in/
        RUN : packages; head -c 200000 /dev/urandom >/packages
        COPY app.txt /app/
        RUN : app; head -c 200000 /dev/urandom >/app/made

        """;

    public static Workload Workload { get; } = new(
        "single-stage",
        "Dockerfile",
        [": system;", ": packages;", ": app;"],
        WriteTo,
        [
            Generation.Nothing,
            new(Cases.Code, project => project.Append("app.txt", "changed"), ": app;"),
            new(Cases.FinalRun, project => project.Replace("Dockerfile", ": app;", ": app; : edited;"), ": app;"),
            new(Cases.Input, project => project.Append("packages.txt", "changed"), ": packages;", ": app;"),
            Generation.Nothing,
            new(Cases.Code, project => project.Append("app.txt", "changed again"), ": app;"),
        ]);

    private static void WriteTo(Project project)
    {
        project.Write("Dockerfile", Text);
        project.Write("packages.txt", "packages");
        project.Write("app.txt", "app");
    }
}
