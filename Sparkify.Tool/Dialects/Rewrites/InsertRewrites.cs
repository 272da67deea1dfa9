using System.Globalization;
using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rewrites;

/// <summary>
/// INSERT: what is given must fit the columns in number and length. Without a list the first columns are filled, and the others
/// take their defaults.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_INSERT_30.html"/>
internal static class InsertRewrites
{
    private const string Alias = "sparkify_values";

    public static bool Insert(InsertNode insert, Renderer renderer)
    {
        if (renderer.Catalog.FindTable(insert.Table.Name) is not { } table)
        {
            return false;
        }

        var targets = InsertTargets.Of(renderer, table, insert.Columns);
        var edits = new NodeEdits();
        if (insert.Rows is { } rows)
        {
            targets.CheckRows(rows);
            NameColumns(edits, insert, table, targets.Take(rows[0].Items.Count));
            foreach (var row in rows)
            {
                edits.Replace(row, r => WriteRow(row, targets.Columns, r));
            }
        }
        else if (insert.Query is { } query)
        {
            targets = FirstColumns(renderer, insert, targets, query);
            targets.CheckQuery(query);
            NameColumns(edits, insert, table, targets.Columns);
            edits.Replace(query, r => WriteQuery(query, targets.Columns, r));
        }

        renderer.AsWritten(insert, edits);
        return true;
    }

    public static void WriteRow(RowValue row, IReadOnlyList<ColumnDefinition> columns, Renderer renderer)
    {
        var edits = new NodeEdits();
        for (var i = 0; i < row.Items.Count && i < columns.Count; i++)
        {
            var (value, column) = (row.Items[i], columns[i]);
            edits.Replace(value, r => AssignmentRewrites.Write(value, column, r));
        }

        renderer.AsWritten(row, edits);
    }

    private static InsertTargets FirstColumns(Renderer renderer, InsertNode insert, InsertTargets targets, Query query)
    {
        var count =
            renderer.Binding.OutputOf(query)?.Count
            ?? renderer.Catalog.CountColumns(renderer.TextOf(query))
            ?? targets.Columns.Count;
        if (count > targets.Columns.Count)
        {
            throw targets.TooManyExpressions(query);
        }

        return insert.Columns is null ? targets.First(count)
            : count < targets.Columns.Count ? throw targets.TooFewExpressions(count)
            : targets;
    }

    /// <summary>Each value passes what its column asks of it, in a query around the given one.</summary>
    private static void WriteQuery(Query query, IReadOnlyList<ColumnDefinition> columns, Renderer renderer)
    {
        var types = renderer.Binding.OutputOf(query);
        var values = columns
            .Select((column, i) => AssignmentRewrites.Convert(Name(i), column, types?[i], query, renderer))
            .ToList();
        if (values.Select((value, i) => value == Name(i)).All(isPlain => isPlain))
        {
            renderer.Render(query);
            return;
        }

        renderer.Write($"SELECT {string.Join(", ", values)} FROM (");
        renderer.Render(query);
        renderer.Write($") AS {Alias}({string.Join(", ", columns.Select((_, i) => Name(i)))})");
    }

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"c{index + 1}");

    private static void NameColumns(
        NodeEdits edits,
        InsertNode insert,
        TableDefinition table,
        IReadOnlyList<ColumnDefinition> columns
    )
    {
        if (insert.Columns is null && columns.Count < table.Columns.Count)
        {
            var list = string.Join(", ", columns.Select(c => SqlNames.Quote(c.Name)));
            edits.Replace(
                insert.Table,
                r =>
                {
                    r.Render(insert.Table);
                    r.Write($" ({list})");
                }
            );
        }
    }
}
