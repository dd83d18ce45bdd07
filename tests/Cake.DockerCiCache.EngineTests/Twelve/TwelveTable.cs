using System.Globalization;
using System.Text;

namespace Cake.DockerCiCache.EngineTests.Twelve;

/// <summary>The table of the twelve.</summary>
internal sealed class TwelveTable
{
    private readonly List<(string Name, string Target, CakeRun Cold, CakeRun Warm)> rows = [];

    public IReadOnlyList<(string Name, string Target, CakeRun Cold, CakeRun Warm)> Rows => rows;

    public void Add(string name, string target, CakeRun cold, CakeRun warm) => rows.Add((name, target, cold, warm));

    public override string ToString()
    {
        var text = new StringBuilder("\n" + Line("", "", "cold", "", "", "", "fresh machine", "", "", "") + Line("vendor", "target", "run", "RUN", "cached", "s", "run", "RUN", "cached", "s"));
        foreach (var (name, target, cold, warm) in rows)
        {
            text.Append(Line([name, target, .. Cells(cold), .. Cells(warm)]));
        }

        return text.ToString();
    }

    private static string[] Cells(CakeRun run) =>
        [$"{run.Run}", $"{run.RunSteps.Count}", $"{run.Cached}", run.Seconds.ToString("0.0", CultureInfo.InvariantCulture)];

    private static string Line(params string[] c) =>
        $"{c[0],-16}{c[1],-22}{c[2],6}{c[3],5}{c[4],8}{c[5],7}  {c[6],6}{c[7],5}{c[8],8}{c[9],7}\n";
}
