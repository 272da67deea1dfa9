using Sparkify.Tool.Dialects.Binding;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Engines.Local;

/// <summary>The Redshift types of a query's columns: as binding tells them, else what the engine made of them.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CTAS_usage_notes.html"/>
internal static class QueryTypes
{
    private enum Family
    {
        Other,
        Number,
        Text,
    }

    /// <summary>The table as the engine described it, with the lengths and precisions that it does not know.</summary>
    /// <summary>What Redshift calls the columns of a query; null: not known, or not fit for a table.</summary>
    public static IReadOnlyList<string>? Names(IReadOnlyList<OutputColumn>? output) =>
        output is { Count: > 0 } && output.Select(c => c.Name).Distinct().Count() == output.Count
            ? [.. output.Select(c => c.Name)]
            : null;

    public static TableDefinition Apply(TableDefinition described, IReadOnlyList<OutputColumn>? output) =>
        output?.Count == described.Columns.Count
            ? described with
            {
                Columns =
                [
                    .. described.Columns.Zip(output, (column, known) => column with { Type = Of(known, column.Type) }),
                ],
            }
            : described;

    public static ColumnType Of(OutputColumn known, ColumnType described) =>
        known.Type is { } type && FamilyOf(type) != Family.Other && FamilyOf(type) == FamilyOf(described)
            ? type
            : described;

    private static Family FamilyOf(ColumnType type) =>
        type.Kind switch
        {
            ColumnKind.SmallInt
            or ColumnKind.Integer
            or ColumnKind.BigInt
            or ColumnKind.Decimal
            or ColumnKind.Real
            or ColumnKind.Double => Family.Number,
            ColumnKind.Char or ColumnKind.Varchar => Family.Text,
            _ => Family.Other,
        };
}
