using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>ALTER TABLE as written. Actions: one, but where Redshift takes several: encodings, or distribution with sort key.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html"/>
internal sealed record AlterTableStatement(QualifiedName Table, IReadOnlyList<AlterTableAction> Actions)
{
    public SourceSpan TableSpan { get; init; }

    /// <summary>The one action, or the first of those that go together and are of no concern but to a cluster.</summary>
    public AlterTableAction Action => Actions[0];

    /// <summary>The definition after all actions.</summary>
    /// <exception cref="SparkifyException">Redshift refuses a change</exception>
    public TableDefinition ApplyTo(TableDefinition table) => Actions.Aggregate(table, TableChanges.After);
}

/// <summary>One change of a table. <see cref="TableChanges"/> says what it makes of a definition.</summary>
internal abstract record AlterTableAction
{
    public SourceSpan Span { get; init; }

    internal sealed record AddColumn(ColumnDefinition Column) : AlterTableAction;

    internal sealed record DropColumn(string Name, bool Cascade) : AlterTableAction;

    internal sealed record RenameTable(string Name) : AlterTableAction;

    internal sealed record RenameColumn(string Name, string NewName) : AlterTableAction;

    internal sealed record AlterColumnType(string Column, ColumnType Type) : AlterTableAction;

    internal sealed record AlterColumnEncoding(string Column, string Encoding) : AlterTableAction;

    internal sealed record AlterEncodeAuto : AlterTableAction;

    internal sealed record AlterDistribution(DistributionStyle Style, string? Key) : AlterTableAction;

    internal sealed record AlterSortKey(SortStyle Style, IReadOnlyList<string> Columns) : AlterTableAction;

    internal sealed record AddConstraint(TableKey Key) : AlterTableAction;

    internal sealed record DropConstraint(string Name, bool Cascade) : AlterTableAction;

    internal sealed record OwnerTo(string Owner) : AlterTableAction;

    /// <summary>APPEND FROM source: moves the rows, leaves the source empty, commits.</summary>
    internal sealed record Append(QualifiedName Source, bool IgnoreExtra, bool FillTarget) : AlterTableAction;

    internal sealed record RowLevelSecurity(bool IsOn) : AlterTableAction;

    internal sealed record Masking : AlterTableAction;

    /// <summary>ADD PARTITION, SET LOCATION and the like, which only external tables have.</summary>
    internal sealed record ExternalTable : AlterTableAction;
}
