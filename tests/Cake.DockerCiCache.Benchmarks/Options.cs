using System.Globalization;
using Cake.DockerCiCache.Benchmarks.Links;
using Cake.DockerCiCache.Benchmarks.Tools;
using Cake.DockerCiCache.Benchmarks.Workloads;

namespace Cake.DockerCiCache.Benchmarks;

/// <summary>What is to be measured, from arguments <c>--name=value</c>; lists have commas. Without arguments everything is.</summary>
internal sealed record Options
{
    public const string Usage = """
        --profiles=modern-containerd,modern,classic   engines (tests/engine)
        --workloads=single,wheels,parallel,...        Dockerfiles (Workloads/AllWorkloads.cs)
        --cases=cold,unchanged,...                    changes before the run (Workloads/Case.cs)
        --links=unlimited,200,50                      Mbit/s to the registry, in each direction
        --tools=addin,by-hand,buildx                  what is compared (Tools/AllTools.cs)
        --variant="name: Setting = value"             one more variant of the addin
        --repetitions=3                               of which medians are taken
        --layer-mb=50 --wait-seconds=2 --work-mb=300  what each RUN step costs (Workloads/StepCost.cs)
        --results=artifacts/benchmarks                the folder for results, tables and pictures
        --list                                        only says what would be run and how long it may take
        --tables                                      only makes tables and pictures again, of all results in the folder
        --micro                                       plan time and context hashing instead of builds
        --files=1000,10000,100000                     how many files the contexts of --micro have
        """;

    private static readonly string[] AllProfiles = ["modern-containerd", "modern", "classic"];

    public IReadOnlyList<string> Profiles { get; private init; } = AllProfiles;

    public IReadOnlyList<Workload> Workloads { get; private init; } = AllWorkloads.All;

    public IReadOnlyList<Case> Cases { get; private init; } = Case.All;

    public IReadOnlyList<Link> Links { get; private init; } = [Link.Unlimited, new Link(200), new Link(50)];

    public IReadOnlyList<Tool> Tools { get; private init; } = AllTools.All;

    public int Repetitions { get; private init; } = 3;

    public StepCost Cost { get; private init; } = StepCost.Realistic;

    public string Results { get; private init; } = Repository.At("artifacts", "benchmarks");

    public bool ListOnly { get; private init; }

    public bool TablesOnly { get; private init; }

    public bool Micro { get; private init; }

    public IReadOnlyList<int> Files { get; private init; } = [1000, 10_000, 100_000];

    public static Options Parse(IEnumerable<string> arguments) => arguments
        .Select(argument => argument.Split('=', 2))
        .OrderBy(pair => pair[0] == "--variant") // after the choice of tools
        .Aggregate(new Options(), (options, pair) => options.With(pair[0], pair.Length > 1 ? pair[1] : string.Empty));

    private Options With(string name, string value) => name switch
    {
        "--profiles" => this with { Profiles = Choose(value, AllProfiles, profile => profile) },
        "--workloads" => this with { Workloads = Choose(value, AllWorkloads.All, workload => workload.Name) },
        "--cases" => this with { Cases = Choose(value, Case.All, @case => @case.Name) },
        "--links" => this with { Links = [.. value.Split(',').Select(Link.Parse)] },
        "--tools" => this with { Tools = Choose(value, AllTools.All, tool => tool.Name) },
        "--variant" => this with { Tools = [.. Tools, AllTools.Variant(value)] },
        "--repetitions" => this with { Repetitions = Number(name, value) },
        "--layer-mb" => this with { Cost = Cost with { LayerMegabytes = Number(name, value) } },
        "--wait-seconds" => this with { Cost = Cost with { WaitSeconds = Number(name, value) } },
        "--work-mb" => this with { Cost = Cost with { HashedMegabytes = Number(name, value) } },
        "--results" => this with { Results = Path.GetFullPath(value) },
        "--list" => this with { ListOnly = true },
        "--tables" => this with { TablesOnly = true },
        "--micro" => this with { Micro = true },
        "--files" => this with { Files = [.. value.Split(',').Select(files => Number(name, files))] },
        _ => throw new FormatException($"\"{name}\" is no option of the benchmarks; these are:\n{Usage}"),
    };

    private static IReadOnlyList<T> Choose<T>(string value, IReadOnlyList<T> all, Func<T, string> nameOf) =>
    [
        .. value.Split(',').Select(name => all.FirstOrDefault(one => nameOf(one) == name)
            ?? throw new FormatException($"\"{name}\" is none of: {string.Join(", ", all.Select(nameOf))}")),
    ];

    private static int Number(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"\"{value}\" is no number for {name}");
}
