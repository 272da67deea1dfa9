namespace Sparkify.Tool.Sql;

/// <summary>Token indexes [Start, End) of a statement.</summary>
internal readonly record struct TokenRange(int Start, int End)
{
    public int Count => End - Start;
}

/// <summary>INSERT INTO: Columns null where no list is written. Exactly one of Rows (VALUES), Query and DEFAULT VALUES (neither).</summary>
internal sealed record InsertStatement(QualifiedName Table, IReadOnlyList<SqlToken>? Columns)
{
    /// <summary>The index of the token after the table's name.</summary>
    public int TableEnd { get; init; }

    /// <summary>The expressions of each VALUES row.</summary>
    public IReadOnlyList<IReadOnlyList<TokenRange>>? Rows { get; init; }

    public TokenRange? Query { get; init; }
}

/// <summary>column = expression of an UPDATE's or MERGE's SET.</summary>
internal readonly record struct Assignment(SqlToken Column, TokenRange Value);

internal sealed record UpdateStatement(QualifiedName Table, IReadOnlyList<Assignment> Assignments);

/// <summary>MERGE INTO target USING source ON condition, with its two WHEN clauses or REMOVE DUPLICATES.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_MERGE.html"/>
internal sealed record MergeStatement(
    QualifiedName Target,
    TokenRange TargetRange,
    TokenRange Source,
    TokenRange Condition
)
{
    /// <summary>Empty where matched rows are deleted.</summary>
    public IReadOnlyList<Assignment> Updates { get; init; } = [];

    public IReadOnlyList<SqlToken>? InsertColumns { get; init; }

    public IReadOnlyList<TokenRange> InsertValues { get; init; } = [];

    public SqlToken? RemoveDuplicates { get; init; }
}
