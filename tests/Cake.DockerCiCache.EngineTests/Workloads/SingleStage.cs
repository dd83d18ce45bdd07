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
            new(Cases.Code, Edits.Append("app.txt", "changed"), ": app;"),
            new(Cases.FinalRun, Edits.Replace("Dockerfile", ": app;", ": app; : edited;"), ": app;"),
            new(Cases.Input, Edits.Append("packages.txt", "changed"), ": packages;", ": app;"),
            Generation.Nothing,
            new(Cases.Code, Edits.Append("app.txt", "changed again"), ": app;"),
        ]);

    private static void WriteTo(string folder)
    {
        Edits.Write(folder, "Dockerfile", Text);
        Edits.Write(folder, "packages.txt", "packages");
        Edits.Write(folder, "app.txt", "app");
    }
}
