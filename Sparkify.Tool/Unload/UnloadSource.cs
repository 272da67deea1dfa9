using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Unload;

/// <summary>
/// The rows that an engine's query gives, read once. Values are those that the engines' results have; Text: a value as Redshift's text output has
/// it.
/// </summary>
internal sealed record UnloadSource(
    IReadOnlyList<UnloadColumn> Columns,
    IEnumerable<object?[]> Rows,
    Func<object, string> Text
);

internal sealed record UnloadColumn(string Name, ColumnType Type)
{
    public bool IsNumber =>
        Type.Kind
            is ColumnKind.SmallInt
                or ColumnKind.Integer
                or ColumnKind.BigInt
                or ColumnKind.Decimal
                or ColumnKind.Real
                or ColumnKind.Double;
}
