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
    public static void Update(RewriteContext context)
    {
        if (context.Statement.Verb != "update")
        {
            return;
        }

        var update = DmlParser.ParseUpdate(context.Statement);
        if (context.Catalog.FindTable(update.Table) is { } table)
        {
            WrapAssignments(context, table, update.Assignments);
        }
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

        WrapAssignments(context, table, merge.Updates);
        var targets = InsertTargets.Of(context, table, merge.InsertColumns);
        targets.CheckRow(merge.InsertValues);
        WrapAll(context, targets.Columns, merge.InsertValues);
    }

    /// <summary>The expression that checks a value against its column; the value itself where nothing is to check.</summary>
    public static string Wrap(string value, ColumnType type, string toolSchema) =>
        type.IsCharacter ? Prefix(type, toolSchema) + value + Suffix(type) : value;

    private static void WrapAssignments(
        RewriteContext context,
        TableDefinition table,
        IReadOnlyList<Assignment> assignments
    )
    {
        foreach (var assignment in assignments)
        {
            WrapValue(context, InsertTargets.Find(context, table, assignment.Column), assignment.Value);
        }
    }

    /// <summary>The values of one row of VALUES.</summary>
    public static void WrapAll(
        RewriteContext context,
        IReadOnlyList<ColumnDefinition> columns,
        IReadOnlyList<TokenRange> values
    )
    {
        for (var i = 0; i < values.Count && i < columns.Count; i++)
        {
            WrapValue(context, columns[i], values[i]);
        }
    }

    private static void WrapValue(RewriteContext context, ColumnDefinition column, TokenRange value)
    {
        if (column.Type is { IsCharacter: true } type && !NeedsNoCheck(context, value, type))
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
                    && (type.Kind == ColumnKind.Varchar || Ascii.IsValid(text))
            );
    }

    private static string Prefix(ColumnType type, string toolSchema) =>
        type.Kind == ColumnKind.Char ? $"{toolSchema}.fit_char(CAST((" : $"{toolSchema}.fit_varchar(CAST((";

    private static string Suffix(ColumnType type) =>
        string.Create(CultureInfo.InvariantCulture, $") AS VARCHAR), {type.Length})");
}
