using Cake.DockerCiCache.EngineTests.Workloads;

namespace Cake.DockerCiCache.EngineTests.Compose;

/// <summary>
/// A project of five services: a base that another one starts from, two targets of one Dockerfile with a stage in common, and one
/// that is not built.
/// </summary>
internal static class Shop
{
    /// <summary>A value in a service's environment, which builds have nothing to do with.</summary>
    public const string ServicesSecret = "not-to-be-printed";

    private const string ComposeFile = $$"""
        services:
          base:
            image: ${REPO}/base:1
            build: ./base
          api:
            image: ${REPO}/api
            build:
              context: ./api
              args:
                BASE: ${REPO}/base:1
            depends_on: [base]
          web:
            image: ${REPO}/site:web
            build:
              context: ./site
              target: web
          worker:
            image: ${REPO}/site:worker
            build:
              context: ./site
              target: worker
          db:
            image: not-there/db:16
            environment:
              DB_PASSWORD: {{ServicesSecret}}

        """;

    private const string Site = """
        FROM busybox:latest AS deps
        COPY packages.txt /
        RUN : deps; head -c 200000 /dev/urandom >/deps
        FROM deps AS web
        COPY web.txt /
        RUN : web; head -c 200000 /dev/urandom >/web
        FROM deps AS worker
        COPY worker.txt /
        RUN : worker; head -c 200000 /dev/urandom >/worker

        """;

    public static IReadOnlyList<string> Steps { get; } = [": base;", ": api;", ": deps;", ": web;", ": worker;"];

    public static IReadOnlyList<Generation> Generations { get; } =
    [
        new("cold", _ => { }, [.. Steps]),
        Generation.Nothing,
        new("one service", project => project.Append("site/worker.txt", "changed"), ": worker;"),
        new("shared base service", project => project.Append("base/base.txt", "changed"), ": base;", ": api;"),
        new("shared stage", project => project.Append("site/packages.txt", "changed"), ": deps;", ": web;", ": worker;"),
        new("one service", project => project.Append("api/api.txt", "changed"), ": api;"),
        Generation.Nothing,
    ];

    public static void WriteTo(ComposeFolder folder) => folder
        .With("docker-compose.yml", ComposeFile)
        .With("base/Dockerfile", "FROM busybox:latest\nCOPY base.txt /\nRUN : base; head -c 200000 /dev/urandom >/base\n")
        .With("base/base.txt", "base")
        .With("api/Dockerfile", "ARG BASE\nFROM ${BASE}\nCOPY api.txt /\nRUN : api; head -c 200000 /dev/urandom >/api\n")
        .With("api/api.txt", "api")
        .With("site/Dockerfile", Site)
        .With("site/packages.txt", "packages")
        .With("site/web.txt", "web")
        .With("site/worker.txt", "worker");
}
