namespace Sparkify.Tool.Sql.Queries;

/// <summary>[AS] name [(columns)] behind a source.</summary>
internal sealed record SourceAlias(SqlToken Name, IReadOnlyList<SqlToken> Columns)
{
    public string Text => Name.IdentifierName;
}

/// <summary>A table, view or common table; or, where the first name is a source's that stands before, a path into its SUPER column.</summary>
internal sealed class NamedSource(IReadOnlyList<SqlToken> names, SourceAlias? alias) : TableSource
{
    public IReadOnlyList<SqlToken> Names { get; } = names;

    public SourceAlias? Alias { get; } = alias;

    public QualifiedName Name => new(Names.Count > 1 ? Names[^2].IdentifierName : null, Names[^1].IdentifierName);

    /// <summary>AT index, of an array that is unnested.</summary>
    public SqlToken? At { get; init; }

    /// <summary>The tokens of the names alone.</summary>
    public TokenRange NameRange { get; init; }
}

/// <summary>A SUPER expression whose elements are rows: t.items[0].parts AS part AT index; UNNEST(t.items) [WITH OFFSET] AS parts (part, index).</summary>
internal sealed class PathSource(SqlExpression path, SourceAlias? alias) : TableSource
{
    public SqlExpression Path { get; } = path;

    public SourceAlias? Alias { get; } = alias;

    public SqlToken? At { get; init; }

    /// <summary>Written as UNNEST(path).</summary>
    public bool IsUnnest { get; init; }

    /// <summary>WITH OFFSET, behind UNNEST.</summary>
    public bool HasOffset { get; init; }

    public override IEnumerable<SqlNode> Children => [Path];
}

/// <summary>UNPIVOT object AS value AT attribute: the attributes of a SUPER object as rows.</summary>
internal sealed class ObjectUnpivot(SqlExpression value, SourceAlias? alias) : TableSource
{
    public SqlExpression Value { get; } = value;

    public SourceAlias? Alias { get; } = alias;

    public SqlToken? At { get; init; }

    public override IEnumerable<SqlNode> Children => [Value];
}

internal sealed class SubquerySource(Query query, SourceAlias? alias) : TableSource
{
    public Query Query { get; } = query;

    public SourceAlias? Alias { get; } = alias;

    public override IEnumerable<SqlNode> Children => [Query];
}

/// <summary>Kind: "inner", "left", "right", "full", "cross", with "natural " before it where that is written.</summary>
internal sealed class JoinSource(string kind, TableSource left, TableSource right) : TableSource
{
    public string Kind { get; } = kind;

    public TableSource Left { get; } = left;

    public TableSource Right { get; } = right;

    public SqlExpression? On { get; init; }

    public IReadOnlyList<SqlToken> Using { get; init; } = [];

    public override IEnumerable<SqlNode> Children => On is null ? [Left, Right] : [Left, Right, On];
}

/// <summary>A join in parentheses.</summary>
internal sealed class ParenthesizedSource(TableSource inner) : TableSource
{
    public TableSource Inner { get; } = inner;

    public override IEnumerable<SqlNode> Children => [Inner];
}

/// <summary>source PIVOT (aggregate [AS alias], … FOR column IN (value [AS alias], …)).</summary>
internal sealed class PivotSource(
    TableSource source,
    IReadOnlyList<SelectItem> aggregates,
    ColumnReference column,
    IReadOnlyList<SelectItem> values
) : TableSource
{
    public TableSource Source { get; } = source;

    public IReadOnlyList<SelectItem> Aggregates { get; } = aggregates;

    public ColumnReference Column { get; } = column;

    public IReadOnlyList<SelectItem> Values { get; } = values;

    /// <summary>column = value for each of them, which nobody has written: no part of the tree's text.</summary>
    public IReadOnlyList<BinaryOperation> Comparisons { get; } =
    [.. values.Select(value => new BinaryOperation("=", default, column, value.Value))];

    public SourceAlias? Alias { get; init; }

    public override IEnumerable<SqlNode> Children => [Source, .. Aggregates, Column, .. Values];
}

/// <summary>source UNPIVOT [INCLUDE | EXCLUDE NULLS] (value FOR name IN (column [AS label], …)).</summary>
internal sealed class UnpivotSource(
    TableSource source,
    SqlToken value,
    SqlToken name,
    IReadOnlyList<SelectItem> columns
) : TableSource
{
    public TableSource Source { get; } = source;

    public SqlToken Value { get; } = value;

    public SqlToken Name { get; } = name;

    /// <summary>Columns; their aliases are strings or names.</summary>
    public IReadOnlyList<SelectItem> Columns { get; } = columns;

    public bool IncludesNulls { get; init; }

    public SourceAlias? Alias { get; init; }

    public override IEnumerable<SqlNode> Children => [Source, .. Columns];
}

/// <summary>A function that gives rows.</summary>
internal sealed class FunctionSource(FunctionCall call, SourceAlias? alias) : TableSource
{
    public FunctionCall Call { get; } = call;

    public SourceAlias? Alias { get; } = alias;

    public override IEnumerable<SqlNode> Children => Call.Arguments;
}
