using System.Text;
using Sparkify.Tool.Engines;

namespace Sparkify.Tool.Checks;

/// <summary>A few rows as aligned lines: a header, then values cut to a width that keeps a terminal's line readable.</summary>
internal static class SampleTable
{
    private const int MaxCellLength = 40;
    private const string Gap = "  ";

    public static IReadOnlyList<string> Format(IReadOnlyList<ResultColumn> columns, IReadOnlyList<object?[]> rows)
    {
        var table = new List<string[]> { columns.Select(c => Cut(c.Name)).ToArray() };
        table.AddRange(rows.Select(row => row.Select(value => Cut(RedshiftText.Format(value) ?? "NULL")).ToArray()));
        var widths = columns.Select((_, index) => table.Max(line => line[index].Length)).ToList();
        return table.ConvertAll(line => string.Join(Gap, line.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
    }

    private static string Cut(string text)
    {
        var cell = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (cell.Length >= MaxCellLength)
            {
                return cell.Append('…').ToString();
            }

            // A line break or an escape sequence in a value must not reach the terminal.
            cell.Append(Rune.IsControl(rune) ? "·" : rune.ToString());
        }

        return cell.ToString();
    }
}
