namespace Sparkify.Tool.Sql.Queries;

/// <summary>[WITH …] body [ORDER BY …] [LIMIT …] [OFFSET …]; in parentheses where it was written so.</summary>
internal sealed class Query(QueryBody body) : SqlNode
{
    public WithClause? With { get; init; }

    public QueryBody Body { get; } = body;

    public OrderBy? Order { get; init; }

    /// <summary>Null: none, or ALL.</summary>
    public SqlExpression? Limit { get; init; }

    public SqlExpression? Offset { get; init; }

    public override IEnumerable<SqlNode> Children =>
        new SqlNode?[] { With, Body, Order, Limit, Offset }
            .Where(n => n is not null)
            .Select(n => n!)
            .OrderBy(n => n.Range.Start);
}

/// <summary>WITH [RECURSIVE] name [(columns)] AS (query), …</summary>
internal sealed class WithClause(bool isRecursive, IReadOnlyList<CommonTable> tables) : SqlNode
{
    public bool IsRecursive { get; } = isRecursive;

    public IReadOnlyList<CommonTable> Tables { get; } = tables;

    public override IEnumerable<SqlNode> Children => Tables;
}

internal sealed class CommonTable(SqlToken name, IReadOnlyList<SqlToken> columns, Query query) : SqlNode
{
    public SqlToken Name { get; } = name;

    public IReadOnlyList<SqlToken> Columns { get; } = columns;

    public Query Query { get; } = query;

    public override IEnumerable<SqlNode> Children => [Query];
}

internal abstract class QueryBody : SqlNode;

/// <summary>A query in parentheses as a part of a set operation, or as the whole.</summary>
internal sealed class NestedQuery(Query query) : QueryBody
{
    public Query Query { get; } = query;

    public override IEnumerable<SqlNode> Children => [Query];
}

/// <summary>Operator: "union", "union all", "intersect", "except" or "minus".</summary>
internal sealed class SetOperation(string @operator, TokenRange operatorRange, QueryBody left, QueryBody right)
    : QueryBody
{
    public string Operator { get; } = @operator;

    public TokenRange OperatorRange { get; } = operatorRange;

    public QueryBody Left { get; } = left;

    public QueryBody Right { get; } = right;

    public override IEnumerable<SqlNode> Children => [Left, Right];
}

/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SELECT_synopsis.html"/>
internal sealed class SelectCore(IReadOnlyList<SelectItem> items) : QueryBody
{
    /// <summary>The token SELECT and what stands before the first item: ALL, DISTINCT, TOP n.</summary>
    public int ItemsStart { get; init; }

    public bool IsDistinct { get; init; }

    public SqlExpression? Top { get; init; }

    public TokenRange? TopRange { get; init; }

    public IReadOnlyList<SelectItem> Items { get; } = items;

    /// <summary>EXCLUDE columns behind the whole list.</summary>
    public IReadOnlyList<SqlToken> Excluded { get; init; } = [];

    public TokenRange? ExcludeRange { get; init; }

    /// <summary>INTO [TEMPORARY | TEMP] [TABLE] name.</summary>
    public IntoClause? Into { get; init; }

    /// <summary>Joined by commas.</summary>
    public IReadOnlyList<TableSource> Sources { get; init; } = [];

    public TokenRange? FromRange { get; init; }

    public SqlExpression? Where { get; init; }

    public ConnectBy? Hierarchy { get; init; }

    public GroupBy? Group { get; init; }

    public SqlExpression? Having { get; init; }

    /// <summary>The token HAVING.</summary>
    public int? HavingStart { get; init; }

    public SqlExpression? Qualify { get; init; }

    /// <summary>The token QUALIFY.</summary>
    public int? QualifyStart { get; init; }

    public override IEnumerable<SqlNode> Children =>
        new SqlNode?[] { Top, Into, Where, Hierarchy, Group, Having, Qualify }
            .Where(n => n is not null)
            .Select(n => n!)
            .Concat(Items)
            .Concat(Sources)
            .OrderBy(n => n.Range.Start);
}

internal sealed class SelectItem(SqlExpression value, SqlToken? alias) : SqlNode
{
    public SqlExpression Value { get; } = value;

    public SqlToken? Alias { get; } = alias;

    public override IEnumerable<SqlNode> Children => [Value];
}

internal sealed class IntoClause(QualifiedName name, bool isTemporary) : SqlNode
{
    public QualifiedName Name { get; } = name;

    public bool IsTemporary { get; } = isTemporary;
}

/// <summary>[START WITH …] CONNECT BY [NOCYCLE] …, in either order.</summary>
internal sealed class ConnectBy(SqlExpression? start, SqlExpression condition) : SqlNode
{
    public SqlExpression? Start { get; } = start;

    public SqlExpression Condition { get; } = condition;

    /// <summary>A row that is its own ancestor is left out.</summary>
    public bool IsNoCycle { get; init; }

    public override IEnumerable<SqlNode> Children =>
        Start is null ? [Condition] : new SqlNode[] { Start, Condition }.OrderBy(n => n.Range.Start);
}

/// <summary>GROUP BY item, …; the range includes GROUP BY. Expressions: those of all items, grouping sets opened up.</summary>
internal sealed class GroupBy(IReadOnlyList<SqlExpression> items, bool isAll) : SqlNode
{
    /// <summary>Expressions; ROLLUP, CUBE and GROUPING SETS are calls of these names.</summary>
    public IReadOnlyList<SqlExpression> Items { get; } = items;

    public bool IsAll { get; } = isAll;

    public override IEnumerable<SqlNode> Children => Items;
}
