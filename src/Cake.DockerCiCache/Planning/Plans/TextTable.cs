using System.Text;

namespace Cake.DockerCiCache.Planning.Plans;

/// <summary>Rows of text in aligned columns.</summary>
internal static class TextTable
{
    private const string Gap = "  ";

    public static void Append(StringBuilder text, string[] head, IEnumerable<string[]> rows)
    {
        List<string[]> all = [head, .. rows];
        var widths = head.Select((_, column) => all.Max(r => r[column].Length)).ToArray();
        foreach (var row in all)
        {
            text.AppendLine(string.Join(Gap, row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }
}
