namespace Sparkify.Tool.Sql.Queries;

/// <summary>A whole statement with queries and expressions in it; everything else of it are its own tokens.</summary>
internal abstract class StatementNode : SqlNode;

internal sealed class QueryStatement(Query query) : StatementNode
{
    public Query Query { get; } = query;

    public override IEnumerable<SqlNode> Children => [Query];
}

/// <summary>What stands before a query: EXPLAIN, CREATE TABLE … AS, CREATE VIEW … AS.</summary>
internal sealed class PrefixedQuery(Query query) : StatementNode
{
    public Query Query { get; } = query;

    public override IEnumerable<SqlNode> Children => [Query];
}

/// <summary>An expression alone, such as a column's DEFAULT.</summary>
internal sealed class ExpressionStatement(SqlExpression value) : StatementNode
{
    public SqlExpression Value { get; } = value;

    public override IEnumerable<SqlNode> Children => [Value];
}

/// <summary>column = value</summary>
internal sealed class SetItem(SqlToken column, SqlExpression value) : SqlNode
{
    public SqlToken Column { get; } = column;

    public SqlExpression Value { get; } = value;

    public override IEnumerable<SqlNode> Children => [Value];
}

/// <summary>Columns null where no list is written. Exactly one of Rows, Query and DEFAULT VALUES (neither).</summary>
internal sealed class InsertNode(NamedSource table, IReadOnlyList<SqlToken>? columns) : StatementNode
{
    public NamedSource Table { get; } = table;

    public IReadOnlyList<SqlToken>? Columns { get; } = columns;

    public WithClause? With { get; init; }

    public IReadOnlyList<RowValue>? Rows { get; init; }

    public Query? Query { get; init; }

    public override IEnumerable<SqlNode> Children =>
        new SqlNode?[] { With, Table, Query }
            .OfType<SqlNode>()
            .Concat(Rows ?? [])
            .OrderBy(n => n.Range.Start);
}

internal sealed class UpdateNode(NamedSource table, IReadOnlyList<SetItem> items) : StatementNode
{
    public WithClause? With { get; init; }

    public NamedSource Table { get; } = table;

    public IReadOnlyList<SetItem> Items { get; } = items;

    public IReadOnlyList<TableSource> Sources { get; init; } = [];

    public SqlExpression? Where { get; init; }

    public override IEnumerable<SqlNode> Children =>
        new SqlNode?[] { With, Table, Where }
            .OfType<SqlNode>()
            .Concat(Items)
            .Concat(Sources)
            .OrderBy(n => n.Range.Start);
}

internal sealed class DeleteNode(NamedSource table) : StatementNode
{
    public WithClause? With { get; init; }

    public NamedSource Table { get; } = table;

    public bool HasFrom { get; init; }

    public IReadOnlyList<TableSource> Sources { get; init; } = [];

    public SqlExpression? Where { get; init; }

    public override IEnumerable<SqlNode> Children =>
        new SqlNode?[] { With, Table, Where }
            .OfType<SqlNode>()
            .Concat(Sources)
            .OrderBy(n => n.Range.Start);
}

/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_MERGE.html"/>
internal sealed class MergeNode(NamedSource target, TableSource source, SqlExpression condition) : StatementNode
{
    public NamedSource Target { get; } = target;

    public TableSource Source { get; } = source;

    public SqlExpression Condition { get; } = condition;

    /// <summary>The word REMOVE of REMOVE DUPLICATES.</summary>
    public int? RemoveDuplicates { get; init; }

    public bool DeletesMatched { get; init; }

    public IReadOnlyList<SetItem> Updates { get; init; } = [];

    public IReadOnlyList<SqlToken>? InsertColumns { get; init; }

    public RowValue? InsertValues { get; init; }

    public override IEnumerable<SqlNode> Children =>
        new SqlNode?[] { Target, Source, Condition, InsertValues }
            .OfType<SqlNode>()
            .Concat(Updates)
            .OrderBy(n => n.Range.Start);
}
