using System.Globalization;
using System.Text;
using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rewrites;

/// <summary>
/// A value that is assigned to a column: VARCHAR(n) and CHAR(n) count bytes, which local engines do not check, so it passes a
/// function of the tool, which trims excess blanks and refuses what is still too long.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html"/>
internal static class AssignmentRewrites
{
    public static bool Update(UpdateNode update, Renderer renderer)
    {
        if (renderer.Catalog.FindTable(update.Table.Name) is not { } table)
        {
            return false;
        }

        renderer.AsWritten(update, Edits(update.Items, table, renderer));
        return true;
    }

    public static NodeEdits Edits(IReadOnlyList<SetItem> items, TableDefinition table, Renderer renderer)
    {
        var edits = new NodeEdits();
        foreach (var item in items)
        {
            var column = InsertTargets.Find(renderer, table, item.Column);
            edits.Replace(
                item,
                r => r.AsWritten(item, new NodeEdits().Replace(item.Value, inner => Write(item.Value, column, inner)))
            );
        }

        return edits;
    }

    /// <summary>The value as its column takes it.</summary>
    public static void Write(SqlExpression value, ColumnDefinition column, Renderer renderer)
    {
        if (!renderer.Dialect.ChecksLengths || !column.Type.IsCharacter || NeedsNoCheck(value, column.Type))
        {
            renderer.Render(value);
            return;
        }

        renderer.Write(Prefix(column.Type, renderer));
        renderer.Render(value);
        renderer.Write(Suffix(column.Type));
    }

    /// <summary>An expression of that type (null: not known) as the column takes it.</summary>
    public static string Convert(string value, ColumnDefinition column, ColumnType? type, Renderer renderer) =>
        renderer.Dialect.ChecksLengths && column.Type.IsCharacter
            ? Prefix(column.Type, renderer) + value + Suffix(column.Type)
            : value;

    /// <summary>DEFAULT, NULL, and literals that are seen to fit: inserts of many rows are bound much faster without the calls.</summary>
    private static bool NeedsNoCheck(SqlExpression value, ColumnType type) =>
        value is Literal literal
        && (
            literal.Kind is LiteralKind.Default or LiteralKind.Null
            || literal.Kind == LiteralKind.String
                && literal.Token.StringValue is var text
                && Encoding.UTF8.GetByteCount(text) <= type.Length
                && !text.EndsWith(' ')
                && (type.Kind == ColumnKind.Varchar || Ascii.IsValid(text))
        );

    private static string Prefix(ColumnType type, Renderer renderer) =>
        renderer.Library(type.Kind == ColumnKind.Char ? "fit_char" : "fit_varchar") + "(CAST((";

    private static string Suffix(ColumnType type) =>
        string.Create(CultureInfo.InvariantCulture, $") AS VARCHAR), {type.Length})");
}
