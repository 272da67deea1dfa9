using System.Globalization;
using Sparkify.Tool.Commands.Printing;
using Sparkify.Tool.Commands.Terminal;
using Sparkify.Tool.Engines;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Commands.Queries;

/// <summary>Every result as psql shows it; the first rows decide how wide the columns are.</summary>
internal sealed class TableQueryPrinter(TextWriter output, Style style) : QueryPrinter
{
    private const int SizingRowCount = 1000;

    public override void Print(SqlStatement statement, StatementResult result, bool isLast)
    {
        if (result.Columns is { } columns)
        {
            PrintRows(columns, result.Rows);
            return;
        }

        var tag = StatementTag.Of(statement);
        var count = result.AffectedRowCount.ToString(CultureInfo.InvariantCulture);
        output.Write(StatementTag.CountsRows(statement) ? $"{tag} {count}\n" : $"{tag}\n");
    }

    private void PrintRows(IReadOnlyList<ResultColumn> columns, IEnumerable<object?[]> rows)
    {
        var table = new TextTable(output, style, [.. columns.Select(c => new TextColumn(c.Name, IsNumber(c.Type)))]);
        var buffered = new List<string?[]>();
        var rowCount = 0L;
        foreach (var row in rows)
        {
            rowCount++;
            var texts = Array.ConvertAll(row, RedshiftText.Format);
            if (rowCount <= SizingRowCount)
            {
                buffered.Add(texts);
                continue;
            }

            if (rowCount == SizingRowCount + 1)
            {
                table.Start(buffered);
            }

            table.Write(texts);
        }

        if (rowCount <= SizingRowCount)
        {
            table.Start(buffered);
        }

        var unit = rowCount == 1 ? "row" : "rows";
        output.Write(string.Create(CultureInfo.InvariantCulture, $"({rowCount} {unit})\n\n"));
    }

    /// <summary>Type names are the engine's: int4, INTEGER, DECIMAL(10,2), double precision, HUGEINT …</summary>
    private static bool IsNumber(string type)
    {
        var name = type.Split('(')[0].Trim().ToLowerInvariant();
        return name.Contains("int", StringComparison.Ordinal) && !name.StartsWith("interval", StringComparison.Ordinal)
            || name.StartsWith("float", StringComparison.Ordinal)
            || name.StartsWith("double", StringComparison.Ordinal)
            || name is "decimal" or "numeric" or "real" or "oid";
    }
}
