namespace Sparkify.Tool.Sql;

/// <summary>A column with what its definition says about the table: keys, DISTKEY, SORTKEY.</summary>
internal sealed record ColumnElement(ColumnDefinition Column)
{
    public IReadOnlyList<TableKey> Keys { get; init; } = [];

    public bool IsDistributionKey { get; init; }

    public bool IsSortKey { get; init; }
}
