using System.Text;

namespace Sparkify.Tool.Tests.Warehouse;

/// <summary>Reads what `query --format csv` prints: NULL is nothing, the empty string is "".</summary>
internal static class CsvRows
{
    /// <summary>The rows after the header line.</summary>
    public static IReadOnlyList<string?[]> Parse(string csv)
    {
        var rows = new List<string?[]>();
        var row = new List<string?>();
        var index = 0;
        while (index < csv.Length)
        {
            row.Add(ReadField(csv, ref index));
            var endsRow = index >= csv.Length || csv[index] != ',';
            index += csv.AsSpan(index).StartsWith("\r\n") ? 2 : 1;
            if (endsRow)
            {
                rows.Add([.. row]);
                row.Clear();
            }
        }

        return rows[1..];
    }

    private static string? ReadField(string csv, ref int index)
    {
        if (csv[index] != '"')
        {
            var length = csv.AsSpan(index).IndexOfAny(",\r\n");
            var field = length < 0 ? csv[index..] : csv.Substring(index, length);
            index += field.Length;
            return field.Length == 0 ? null : field;
        }

        var text = new StringBuilder();
        for (index++; csv[index] != '"' || (index + 1 < csv.Length && csv[index + 1] == '"'); index++)
        {
            text.Append(csv[index]);
            index += csv[index] == '"' ? 1 : 0;
        }

        index++;
        return text.ToString();
    }
}
