using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>ALTER TABLE as written. Actions: one, but where Redshift takes several: encodings, or distribution with sort key.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html"/>
internal sealed record AlterTableStatement(QualifiedName Table, IReadOnlyList<AlterTableAction> Actions)
{
    public SourceSpan TableSpan { get; init; }
}

/// <summary>One change of a table. <see cref="TableChanges"/> says what it makes of a definition.</summary>
internal abstract record AlterTableAction
{
    public SourceSpan Span { get; init; }
}

internal sealed record AddColumn(ColumnDefinition Column) : AlterTableAction;

internal sealed record DropColumn(string Column, bool Cascade) : AlterTableAction;

internal sealed record RenameTable(string NewName) : AlterTableAction;

internal sealed record RenameColumn(string Column, string NewName) : AlterTableAction;

internal sealed record AlterColumnType(string Column, ColumnType Type) : AlterTableAction;

internal sealed record AlterColumnEncoding(string Column, string Encoding) : AlterTableAction;

internal sealed record AlterEncodeAuto : AlterTableAction;

internal sealed record AlterDistribution(DistributionStyle Style, string? Key) : AlterTableAction;

internal sealed record AlterSortKey(SortStyle Style, IReadOnlyList<string> Columns) : AlterTableAction;

internal sealed record AddConstraint(TableKey Key) : AlterTableAction;

internal sealed record DropConstraint(string Name, bool Cascade) : AlterTableAction;

internal sealed record ChangeOwner(string Owner) : AlterTableAction;

internal sealed record AppendFrom(QualifiedName Source, bool IgnoreExtra, bool FillTarget) : AlterTableAction;

internal sealed record ChangeRowLevelSecurity(bool IsOn) : AlterTableAction;

internal sealed record ChangeMasking : AlterTableAction;

/// <summary>ADD PARTITION, SET LOCATION and the like, which only external tables have.</summary>
internal sealed record ChangeExternalTable : AlterTableAction;
