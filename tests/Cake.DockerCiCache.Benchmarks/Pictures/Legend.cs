using Cake.DockerCiCache.Benchmarks.Tools;

namespace Cake.DockerCiCache.Benchmarks.Pictures;

/// <summary>A colour for each tool, and a lighter one for the start of dotnet cake.</summary>
internal sealed class Legend(IReadOnlyList<string> tools)
{
    private const string BaselineColour = "#8c959f";
    private const double LetterWidth = 7.2;
    private const string StartText = "pale: the start of dotnet cake";

    private static readonly (string Full, string Pale)[] Colours =
    [
        ("#0969da", "#b6d9ff"), ("#bc4c00", "#ffd0a8"), ("#1a7f37", "#aceebb"), ("#8250df", "#e2ccff"), ("#bf3989", "#ffc6e3"), ("#9a6700", "#f5e0a0"),
    ];

    public double Width => tools.Sum(Advance) + Advance(StartText);

    public (string Full, string Pale) ColoursOf(string tool) => tool == AllTools.Baseline
        ? (BaselineColour, BaselineColour)
        : Colours[tools.Where(name => name != AllTools.Baseline).Index().First(one => one.Item == tool).Index % Colours.Length];

    public void Draw(Svg svg, double x, double y)
    {
        foreach (var tool in tools)
        {
            svg.Box(x, y, 12, 12, ColoursOf(tool).Full);
            svg.Text(x + 17, y + 10, tool, 11);
            x += Advance(tool);
        }

        svg.Text(x, y + 10, StartText, 11, Svg.Grey);
    }

    private static double Advance(string text) => 36 + (text.Length * LetterWidth);
}
