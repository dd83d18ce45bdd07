using System.Globalization;
using System.Text;

namespace Cake.DockerCiCache.EngineTests.Twelve;

/// <summary>The table of the twelve.</summary>
internal sealed class TwelveTable
{
    private static readonly string[] Heads = ["run", "RUN", "cached", "builds s", "all s"];

    private readonly List<(string Name, string Target, CakeRun Cold, CakeRun Warm)> rows = [];

    public IReadOnlyList<(string Name, string Target, CakeRun Cold, CakeRun Warm)> Rows => rows;

    public void Add(string name, string target, CakeRun cold, CakeRun warm) => rows.Add((name, target, cold, warm));

    public override string ToString()
    {
        var text = new StringBuilder($"\n{"",38}{"cold",6}{"fresh machine",44}\n")
            .Append(Line(["vendor", "target", .. Heads, .. Heads]));
        foreach (var (name, target, cold, warm) in rows)
        {
            text.Append(Line([name, target, .. Cells(cold), .. Cells(warm)]));
        }

        return text.ToString();
    }

    private static string[] Cells(CakeRun run) => [$"{run.Run}", $"{run.RunSteps.Count}", $"{run.Cached}", Seconds(run.Builds), Seconds(run.Seconds)];

    private static string Seconds(double seconds) => seconds.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Line(string[] cells) =>
        $"{cells[0],-16}{cells[1],-22}{string.Concat(cells[2..].Select(c => $"{c,9}"))}\n";
}
