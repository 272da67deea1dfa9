using Sparkify.Tool.Text;

namespace Sparkify.Tool.Sql;

/// <summary>DROP TABLE [IF EXISTS] a, b [CASCADE | RESTRICT]</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_DROP_TABLE.html"/>
internal sealed record DropTableStatement(IReadOnlyList<DroppedTable> Tables)
{
    public IEnumerable<QualifiedName> Names => Tables.Select(t => t.Name);

    public bool IfExists { get; init; }

    public bool Cascade { get; init; }
}

internal sealed record DroppedTable(QualifiedName Name, SourceSpan Span);
