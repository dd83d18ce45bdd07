using System.Globalization;
using System.Security;
using System.Text;

namespace Cake.DockerCiCache.Benchmarks.Pictures;

/// <summary>A picture of rectangles, lines and text.</summary>
internal sealed class Svg
{
    public const string Dark = "#24292f";
    public const string Grey = "#6e7781";

    private readonly StringBuilder shapes = new();

    public void Box(double x, double y, double width, double height, string colour) =>
        Add($"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{Math.Max(0, width):0.#}\" height=\"{height:0.#}\" fill=\"{colour}\"/>");

    /// <summary>A shape whose lower right corner is cut off: what goes on further than the picture.</summary>
    public void Cut(double x, double y, double height) =>
        Add($"<path d=\"M{x:0.#} {y:0.#} l5 0 l-5 {height:0.#} l-5 0 z\" fill=\"white\"/>");

    public void Upright(double x, double top, double bottom, string dashes) =>
        Add($"<line x1=\"{x:0.#}\" y1=\"{top:0.#}\" x2=\"{x:0.#}\" y2=\"{bottom:0.#}\" stroke=\"{Grey}\" stroke-dasharray=\"{dashes}\"/>");

    public void Rule(double y, double left, double right) =>
        Add($"<line x1=\"{left:0.#}\" y1=\"{y:0.#}\" x2=\"{right:0.#}\" y2=\"{y:0.#}\" stroke=\"#d0d7de\"/>");

    /// <summary>Text with a white rim, so that a line behind it does not cross it.</summary>
    public void Text(double x, double y, string text, int size, string colour = Dark, bool bold = false) =>
        Add($"<text x=\"{x:0.#}\" y=\"{y:0.#}\" font-size=\"{size}\" fill=\"{colour}\" stroke=\"white\" stroke-width=\"3\" paint-order=\"stroke\"{(bold ? " font-weight=\"600\"" : string.Empty)}>{SecurityElement.Escape(text)}</text>");

    public string Finish(double width, double height) => string.Create(
        CultureInfo.InvariantCulture,
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:0} {height:0}\" width=\"{width:0}\" height=\"{height:0}\" font-family=\"'DejaVu Sans', Verdana, sans-serif\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n{shapes}</svg>\n");

    private void Add(FormattableString shape) => shapes.Append(shape.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
