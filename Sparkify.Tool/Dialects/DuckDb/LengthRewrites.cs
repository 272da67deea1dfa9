using System.Globalization;
using System.Text;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.DuckDb;

/// <summary>
/// VARCHAR(n) and CHAR(n) count bytes, which DuckDB does not check: every value that is assigned to such a column passes a
/// function of the tool, which trims excess blanks and refuses what is still too long.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html"/>
internal static class LengthRewrites
{
    private const string Alias = "sparkify_values";

    public static void Insert(RewriteContext context)
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

        CheckIdentity(context, table, insert.Columns);
        var columns = Targets(table, insert.Columns);
        if (insert.Rows is { } rows)
        {
            foreach (var row in rows)
            {
                WrapAll(context, columns, row);
            }

            NameColumns(context, insert, columns, rows[0].Count);
        }
        else if (insert.Query is { Count: > 0 } query && columns.Exists(c => c?.Type.IsCharacter == true))
        {
            WrapQuery(context, insert, columns, query);
        }
    }

    public static void Update(RewriteContext context)
    {
        if (context.Statement.Verb != "update")
        {
            return;
        }

        var update = DmlParser.ParseUpdate(context.Statement);
        WrapAssignments(context, context.Catalog.FindTable(update.Table), update.Assignments);
    }

    public static void Merge(RewriteContext context)
    {
        if (context.Statement.Verb != "merge")
        {
            return;
        }

        var merge = DmlParser.ParseMerge(context.Statement);
        if (context.Catalog.FindTable(merge.Target) is not { } table)
        {
            return;
        }

        CheckIdentity(context, table, merge.InsertColumns);
        WrapAssignments(context, table, merge.Updates);
        WrapAll(context, Targets(table, merge.InsertColumns), merge.InsertValues);
    }

    /// <summary>The expression that checks a value against its column; the value itself where nothing is to check.</summary>
    public static string Wrap(string value, ColumnType type, string toolSchema) =>
        type.IsCharacter ? Prefix(type, toolSchema) + value + Suffix(type) : value;

    private static void WrapAssignments(
        RewriteContext context,
        TableDefinition? table,
        IReadOnlyList<Assignment> assignments
    )
    {
        foreach (var assignment in assignments)
        {
            WrapValue(context, table?.FindColumn(assignment.Column.IdentifierName), assignment.Value);
        }
    }

    private static void WrapAll(
        RewriteContext context,
        List<ColumnDefinition?> columns,
        IReadOnlyList<TokenRange> values
    )
    {
        for (var i = 0; i < values.Count && i < columns.Count; i++)
        {
            WrapValue(context, columns[i], values[i]);
        }
    }

    private static void WrapValue(RewriteContext context, ColumnDefinition? column, TokenRange value)
    {
        if (column?.Type is { IsCharacter: true } type && !NeedsNoCheck(context, value, type))
        {
            context.InsertBefore(value.Start, Prefix(type, context.Catalog.ToolSchema));
            context.InsertAfter(value.End - 1, Suffix(type));
        }
    }

    /// <summary>DEFAULT, NULL, and literals that are seen to fit: inserts of many rows are bound much faster without the calls.</summary>
    private static bool NeedsNoCheck(RewriteContext context, TokenRange value, ColumnType type)
    {
        var token = context.Tokens[value.Start];
        return value.Count == 1
            && (
                token.IsWord("default")
                || token.IsWord("null")
                || token.Kind == SqlTokenKind.String
                    && token.StringValue is var text
                    && Encoding.UTF8.GetByteCount(text) <= type.Length
                    && !text.EndsWith(' ')
            );
    }

    private static void WrapQuery(
        RewriteContext context,
        InsertStatement insert,
        List<ColumnDefinition?> columns,
        TokenRange query
    )
    {
        var names = Enumerable.Range(1, columns.Count).Select(i => $"c{i}").ToList();
        var values = columns.Select(
            (column, i) => column is null ? names[i] : Wrap(names[i], column.Type, context.Catalog.ToolSchema)
        );
        NameColumns(context, insert, columns, columns.Count);
        context.InsertBefore(query.Start, $"SELECT {string.Join(", ", values)} FROM (");
        context.InsertAfter(query.End - 1, $") AS {Alias}({string.Join(", ", names)})");
    }

    /// <summary>Without a list the first columns are filled, the others take their defaults.</summary>
    private static void NameColumns(
        RewriteContext context,
        InsertStatement insert,
        List<ColumnDefinition?> columns,
        int count
    )
    {
        if (insert.Columns is null && count < columns.Count)
        {
            var list = string.Join(", ", columns.Take(count).Select(c => SqlNames.Quote(c!.Name)));
            context.InsertAfter(insert.TableEnd - 1, $" ({list})");
        }
    }

    private static List<ColumnDefinition?> Targets(TableDefinition table, IReadOnlyList<SqlToken>? names) =>
        names is null ? [.. table.Columns] : [.. names.Select(n => table.FindColumn(n.IdentifierName))];

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html"/>
    private static void CheckIdentity(RewriteContext context, TableDefinition table, IReadOnlyList<SqlToken>? names)
    {
        foreach (var name in names ?? [])
        {
            if (table.FindColumn(name.IdentifierName)?.Identity is { ByDefault: false })
            {
                throw new SparkifyException($"cannot set an identity column to a value: \"{name.IdentifierName}\"")
                {
                    Span = context.Statement.SpanOf(name),
                    Hint = "leave the column out of the list; its values are generated",
                    Code = "42601",
                };
            }
        }
    }

    private static string Prefix(ColumnType type, string toolSchema) =>
        type.Kind == ColumnKind.Char ? $"{toolSchema}.fit_char(CAST((" : $"{toolSchema}.fit_varchar(CAST((";

    private static string Suffix(ColumnType type) =>
        string.Create(CultureInfo.InvariantCulture, $") AS VARCHAR), {type.Length})");
}
