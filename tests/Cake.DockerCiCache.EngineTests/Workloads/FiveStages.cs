namespace Cake.DockerCiCache.EngineTests.Workloads;

/// <summary>Three builders that know nothing of each other, a stage that joins them, and the application on top of it.</summary>
internal static class FiveStages
{
    // Random files: a step that runs again gives another layer.
    private const string Text = """
        FROM busybox:latest AS one
        COPY one.txt /in/
        RUN : one; head -c 200000 /dev/urandom >/one
        FROM busybox:latest AS two
        COPY two.txt /in/
        RUN : two; head -c 200000 /dev/urandom >/two
        FROM busybox:latest AS three
        COPY three.txt /in/
        RUN : three; head -c 200000 /dev/urandom >/three
        FROM busybox:latest AS join
        COPY --from=one /one /parts/
        COPY --from=two /two /parts/
        COPY --from=three /three /parts/
        RUN : join; head -c 200000 /dev/urandom >/join
        FROM join
        COPY app.txt /app/
        RUN : app; head -c 200000 /dev/urandom >/app/made

        """;

    private static readonly string[] Files = ["one.txt", "two.txt", "three.txt", "app.txt"];

    public static Workload Workload { get; } = new(
        "five-stages",
        "Dockerfile",
        [": one;", ": two;", ": three;", ": join;", ": app;"],
        WriteTo,
        [
            Generation.Nothing,
            new(Cases.Code, project => project.Append("app.txt", "changed"), ": app;"),
            Generation.Nothing,
            new(Cases.Input, project => project.Append("one.txt", "changed"), ": one;", ": join;", ": app;"),
            Generation.Nothing,
            new(Cases.Code, project => project.Append("app.txt", "changed again"), ": app;"),
            new(Cases.FinalRun, project => project.Replace("Dockerfile", ": app;", ": app; : edited;"), ": app;"),
            new(Cases.Input, project => project.Append("three.txt", "changed"), ": three;", ": join;", ": app;"),
            new(Cases.FinalRun, project => project.Replace("Dockerfile", ": edited;", ": edited again;"), ": app;"),
        ]);

    private static void WriteTo(Project project)
    {
        project.Write("Dockerfile", Text);
        foreach (var file in Files)
        {
            project.Write(file, file);
        }
    }
}
