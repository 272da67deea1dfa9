using System.Text;
using Sparkify.Tool.Dialects.Binding;
using Sparkify.Tool.Dialects.Casts;
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
        var source = CastRewrites.SourceOf(value, renderer);
        if (
            NeedsNoCheck(value, column.Type)
            || IsLeftToTable(source, column.Type, renderer)
            || Fits(source.Type, renderer.Binding.IsStored(value), column.Type)
        )
        {
            renderer.Render(value);
            return;
        }

        if (TypedLiteralRewrites.TryWritePlain(value, column.Type, renderer))
        {
            return;
        }

        var plan = CastRules.Find(source, column.Type, CastMode.Assignment, renderer.Dialect.CastEngine);
        if (plan.Refusal is { } refusal)
        {
            throw renderer.Error(value, Message(column, source, refusal), refusal.Code, refusal.Hint);
        }

        if (plan.Template == "{0}")
        {
            renderer.Render(value);
        }
        else
        {
            renderer.WriteTemplate(plan.Template, value);
        }
    }

    /// <summary>A column of a query, under that name, as the column takes it; one whose type is not known is left to the engine but for its length.</summary>
    public static string Convert(
        string name,
        ColumnDefinition column,
        OutputColumn? output,
        SqlNode query,
        Renderer renderer
    )
    {
        var source = new CastSource(output?.Type, output?.IsLiteral == true);
        if (
            source is { Type: null, IsLiteral: false } && !column.Type.IsCharacter
            || IsLeftToTable(source, column.Type, renderer)
            || Fits(source.Type, output?.IsStored == true, column.Type)
        )
        {
            return name;
        }

        var plan = CastRules.Find(source, column.Type, CastMode.Assignment, renderer.Dialect.CastEngine);
        return plan.Refusal is { } refusal
            ? throw renderer.Error(query, Message(column, source, refusal), refusal.Code, refusal.Hint)
            : renderer.Expand(plan.Template, name);
    }

    /// <summary>What stands in a column that is no longer has been checked.</summary>
    private static bool Fits(ColumnType? source, bool isStored, ColumnType target) =>
        isStored
        && source is { } type
        && (
            type == target
            || type.IsCharacter
                && type.Length <= target.Length
                && (target.Kind == ColumnKind.Varchar || target.Kind == ColumnKind.Char && type.Kind == ColumnKind.Char)
        );

    /// <summary>The stored table itself checks lengths.</summary>
    private static bool IsLeftToTable(CastSource source, ColumnType target, Renderer renderer) =>
        !renderer.Dialect.ChecksLengths && target.IsCharacter && source.Type is null or { IsCharacter: true };

    private static string Message(ColumnDefinition column, CastSource source, CastRefusal refusal) =>
        source.Type is { } type
            ? $"column \"{column.Name}\" is of type {column.Type} but expression is of type {type}"
            : refusal.Message;

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
}
