namespace Sparkify.Tool.Sql.Queries;

internal enum LiteralKind
{
    Number,
    String,
    Null,
    Boolean,
    Default,
    Parameter,
}

/// <summary>Token: the literal's own; of E'…' the string.</summary>
internal sealed class Literal(LiteralKind kind, SqlToken token) : SqlExpression
{
    public LiteralKind Kind { get; } = kind;

    public SqlToken Token { get; } = token;
}

/// <summary>DATE '…', TIMESTAMP '…', INTERVAL '…' [unit]: a type before a string. Unit: of an interval, as written ("day to second").</summary>
internal sealed class TypedLiteral(ColumnType type, SqlToken token, string? unit) : SqlExpression
{
    public ColumnType Type { get; } = type;

    public SqlToken Token { get; } = token;

    public string? Unit { get; } = unit;
}

/// <summary>A name with its qualifiers; of a SUPER column the last ones may be a path into it.</summary>
internal sealed class ColumnReference(IReadOnlyList<SqlToken> names) : SqlExpression
{
    public IReadOnlyList<SqlToken> Names { get; } = names;

    public string Name => Names[^1].IdentifierName;
}

/// <summary>value.name: a step into a SUPER value that is no plain name path.</summary>
internal sealed class FieldAccess(SqlExpression value, SqlToken name) : SqlExpression
{
    public SqlExpression Value { get; } = value;

    public SqlToken Name { get; } = name;

    public override IEnumerable<SqlNode> Children => [Value];
}

/// <summary>value[index]</summary>
internal sealed class ElementAccess(SqlExpression value, SqlExpression index) : SqlExpression
{
    public SqlExpression Value { get; } = value;

    public SqlExpression Index { get; } = index;

    public override IEnumerable<SqlNode> Children => [Value, Index];
}

/// <summary>* or t.*, with the columns that EXCLUDE leaves out.</summary>
internal sealed class Star(IReadOnlyList<SqlToken> qualifier) : SqlExpression
{
    public IReadOnlyList<SqlToken> Qualifier { get; } = qualifier;

    public IReadOnlyList<SqlToken> Excluded { get; init; } = [];
}

internal sealed class Parenthesized(SqlExpression inner) : SqlExpression
{
    public SqlExpression Inner { get; } = inner;

    public override IEnumerable<SqlNode> Children => [Inner];
}

/// <summary>(a, b, …)</summary>
internal sealed class RowValue(IReadOnlyList<SqlExpression> items) : SqlExpression
{
    public IReadOnlyList<SqlExpression> Items { get; } = items;

    public override IEnumerable<SqlNode> Children => Items;
}

/// <summary>Operator: folded, such as "-", "not", "prior"; a word operator's second word follows after a blank.</summary>
internal sealed class UnaryOperation(string @operator, SqlExpression operand) : SqlExpression
{
    public string Operator { get; } = @operator;

    public SqlExpression Operand { get; } = operand;

    public override IEnumerable<SqlNode> Children => [Operand];
}

/// <summary>Operator: folded, "+", "and", "at time zone", …; != is &lt;&gt;. OperatorRange: its tokens.</summary>
internal sealed class BinaryOperation(
    string @operator,
    TokenRange operatorRange,
    SqlExpression left,
    SqlExpression right
) : SqlExpression
{
    public string Operator { get; } = @operator;

    public TokenRange OperatorRange { get; } = operatorRange;

    public SqlExpression Left { get; } = left;

    public SqlExpression Right { get; } = right;

    public override IEnumerable<SqlNode> Children => [Left, Right];
}

/// <summary>value IS [NOT] NULL, TRUE, FALSE, UNKNOWN; value ISNULL, NOTNULL. Test: folded, "null", "true", …</summary>
internal sealed class IsTest(SqlExpression value, string test, bool isNegated) : SqlExpression
{
    public SqlExpression Value { get; } = value;

    public string Test { get; } = test;

    public bool IsNegated { get; } = isNegated;

    public override IEnumerable<SqlNode> Children => [Value];
}

internal sealed class Between(SqlExpression value, SqlExpression low, SqlExpression high, bool isNegated)
    : SqlExpression
{
    public SqlExpression Value { get; } = value;

    public SqlExpression Low { get; } = low;

    public SqlExpression High { get; } = high;

    public bool IsNegated { get; } = isNegated;

    public override IEnumerable<SqlNode> Children => [Value, Low, High];
}

/// <summary>value [NOT] IN (items) or (query): one of both.</summary>
internal sealed class InTest(SqlExpression value, IReadOnlyList<SqlExpression> items, Query? query, bool isNegated)
    : SqlExpression
{
    public SqlExpression Value { get; } = value;

    public IReadOnlyList<SqlExpression> Items { get; } = items;

    public Query? Query { get; } = query;

    public bool IsNegated { get; } = isNegated;

    public override IEnumerable<SqlNode> Children => Query is null ? [Value, .. Items] : [Value, Query];
}

/// <summary>value [NOT] LIKE, ILIKE, SIMILAR TO pattern [ESCAPE escape]. Operator: folded, without NOT.</summary>
internal sealed class PatternMatch(
    string @operator,
    SqlExpression value,
    SqlExpression pattern,
    SqlExpression? escape,
    bool isNegated
) : SqlExpression
{
    public string Operator { get; } = @operator;

    public SqlExpression Value { get; } = value;

    public SqlExpression Pattern { get; } = pattern;

    public SqlExpression? Escape { get; } = escape;

    public bool IsNegated { get; } = isNegated;

    public override IEnumerable<SqlNode> Children => Escape is null ? [Value, Pattern] : [Value, Pattern, Escape];
}

/// <summary>(query) as a value, EXISTS (query) or value op ANY/ALL (query): the query in its parentheses.</summary>
internal sealed class Subquery(Query query, string? prefix) : SqlExpression
{
    public Query Query { get; } = query;

    /// <summary>"exists", "any", "some", "all"; null: the value of its one row.</summary>
    public string? Prefix { get; } = prefix;

    public override IEnumerable<SqlNode> Children => [Query];
}

/// <summary>CASE [value] WHEN … THEN … [ELSE …] END.</summary>
internal sealed class CaseExpression(
    SqlExpression? value,
    IReadOnlyList<(SqlExpression When, SqlExpression Then)> branches,
    SqlExpression? otherwise
) : SqlExpression
{
    public SqlExpression? Value { get; } = value;

    public IReadOnlyList<(SqlExpression When, SqlExpression Then)> Branches { get; } = branches;

    public SqlExpression? Else { get; } = otherwise;

    public override IEnumerable<SqlNode> Children
    {
        get
        {
            if (Value is not null)
            {
                yield return Value;
            }

            foreach (var (when, then) in Branches)
            {
                yield return when;
                yield return then;
            }

            if (Else is not null)
            {
                yield return Else;
            }
        }
    }
}

/// <summary>CAST(x AS t), x::t, CONVERT(t, x), TRY_CAST(x AS t). TypeRange: the type's tokens.</summary>
internal sealed class CastExpression(SqlExpression operand, ColumnType type, TokenRange typeRange, bool isTry)
    : SqlExpression
{
    public SqlExpression Operand { get; } = operand;

    public ColumnType Type { get; } = type;

    public TokenRange TypeRange { get; } = typeRange;

    public bool IsTry { get; } = isTry;

    public override IEnumerable<SqlNode> Children => [Operand];
}

/// <summary>A column that Oracle's (+) marks as the one that may be missing.</summary>
internal sealed class OuterJoinMark(SqlExpression column) : SqlExpression
{
    public SqlExpression Column { get; } = column;

    public override IEnumerable<SqlNode> Children => [Column];
}

/// <summary>
/// A call, with what aggregates and window functions may have. Name: folded, without schema; of special forms such as
/// EXTRACT(a FROM b) the function with its arguments in order; of what needs no parentheses (SYSDATE) too.
/// </summary>
internal sealed class FunctionCall(IReadOnlyList<SqlToken> nameTokens, string name) : SqlExpression
{
    public IReadOnlyList<SqlToken> NameTokens { get; } = nameTokens;

    public string Name { get; } = name;

    public IReadOnlyList<SqlExpression> Arguments { get; init; } = [];

    /// <summary>Written as name(argument, …): its tokens may stand as they are, under another name.</summary>
    public bool IsPlain { get; init; } = true;

    public bool IsDistinct { get; init; }

    public bool IsApproximate { get; init; }

    /// <summary>COUNT(*)</summary>
    public bool IsStar { get; init; }

    /// <summary>WITHIN GROUP (ORDER BY …)</summary>
    public OrderBy? WithinGroup { get; init; }

    /// <summary>"ignore nulls", "respect nulls" or null, wherever it stood.</summary>
    public string? Nulls { get; init; }

    public WindowSpecification? Over { get; init; }

    public override IEnumerable<SqlNode> Children
    {
        get
        {
            foreach (var argument in Arguments.OrderBy(a => a.Range.Start))
            {
                yield return argument;
            }

            if (WithinGroup is not null)
            {
                yield return WithinGroup;
            }

            if (Over is not null)
            {
                yield return Over;
            }
        }
    }
}

/// <summary>A bare word where a function takes a date part: EXTRACT(year FROM …), DATEADD(month, …).</summary>
internal sealed class DatePart(SqlToken token, string name) : SqlExpression
{
    public SqlToken Token { get; } = token;

    /// <summary>As written, folded.</summary>
    public string Name { get; } = name;
}

/// <summary>OVER (PARTITION BY … ORDER BY … frame). The range includes OVER.</summary>
internal sealed class WindowSpecification(IReadOnlyList<SqlExpression> partitions, OrderBy? order, TokenRange? frame)
    : SqlNode
{
    public IReadOnlyList<SqlExpression> Partitions { get; } = partitions;

    public OrderBy? Order { get; } = order;

    public TokenRange? Frame { get; } = frame;

    public override IEnumerable<SqlNode> Children => Order is null ? Partitions : [.. Partitions, Order];
}

/// <summary>ORDER BY item, …; the range includes ORDER BY.</summary>
internal sealed class OrderBy(IReadOnlyList<OrderItem> items) : SqlNode
{
    public IReadOnlyList<OrderItem> Items { get; } = items;

    public override IEnumerable<SqlNode> Children => Items;
}

internal sealed class OrderItem(SqlExpression value, bool isDescending) : SqlNode
{
    public SqlExpression Value { get; } = value;

    public bool IsDescending { get; } = isDescending;

    public override IEnumerable<SqlNode> Children => [Value];
}
