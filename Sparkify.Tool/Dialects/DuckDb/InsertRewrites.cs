using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.DuckDb;

/// <summary>
/// INSERT: what is given must fit the columns in number and length. Without a list the first columns are filled, and the others
/// take their defaults.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_INSERT_30.html"/>
internal static class InsertRewrites
{
    private const string Alias = "sparkify_values";

    public static void Apply(RewriteContext context)
    {
        if (context.Statement.Verb != "insert")
        {
            return;
        }

        var insert = DmlParser.ParseInsert(context.Statement);
        if (context.Catalog.FindTable(insert.Table) is not { } table)
        {
            return;
        }

        var targets = InsertTargets.Of(context, table, insert.Columns);
        if (insert.Rows is { } rows)
        {
            targets.CheckRows(rows);
            NameColumns(context, insert, table, targets.Take(rows[0].Count));
            foreach (var row in rows)
            {
                LengthRewrites.WrapAll(context, targets.Columns, row);
            }
        }
        else if (insert.Query is { Count: > 0 } query)
        {
            targets = insert.Columns is null ? FirstColumns(context, targets, query) : targets;
            targets.CheckQuery(query);
            NameColumns(context, insert, table, targets.Columns);
            WrapQuery(context, targets.Columns, query);
        }
    }

    private static InsertTargets FirstColumns(RewriteContext context, InsertTargets targets, TokenRange query)
    {
        var count = context.Catalog.CountColumns(context.Translated(query)) ?? targets.Columns.Count;
        return count > targets.Columns.Count ? throw targets.TooManyExpressions(query) : targets.First(count);
    }

    /// <summary>
    /// Only values that have a length are replaced, so that a query of more columns than the list has keeps them all, which DuckDB
    /// then refuses.
    /// </summary>
    private static void WrapQuery(RewriteContext context, IReadOnlyList<ColumnDefinition> columns, TokenRange query)
    {
        if (!columns.Any(c => c.Type.IsCharacter))
        {
            return;
        }

        var names = Enumerable.Range(1, columns.Count).Select(i => $"c{i}").ToList();
        var values = columns
            .Select((column, i) => (column.Type, Name: names[i]))
            .Where(c => c.Type.IsCharacter)
            .Select(c => $"{LengthRewrites.Wrap(c.Name, c.Type, context.Catalog.ToolSchema)} AS {c.Name}");
        context.InsertBefore(query.Start, $"SELECT * REPLACE ({string.Join(", ", values)}) FROM (");
        context.InsertAfter(query.End - 1, $") AS {Alias}({string.Join(", ", names)})");
    }

    private static void NameColumns(
        RewriteContext context,
        InsertStatement insert,
        TableDefinition table,
        IReadOnlyList<ColumnDefinition> columns
    )
    {
        if (insert.Columns is null && columns.Count < table.Columns.Count)
        {
            var list = string.Join(", ", columns.Select(c => SqlNames.Quote(c.Name)));
            context.InsertAfter(insert.TableEnd - 1, $" ({list})");
        }
    }
}
