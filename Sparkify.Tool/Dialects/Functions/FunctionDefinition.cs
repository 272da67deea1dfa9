using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Functions;

internal enum FunctionKind
{
    Scalar,
    Aggregate,

    /// <summary>Only with OVER; aggregates may have it too.</summary>
    Window,
}

/// <summary>
/// One form of a function or operator of Redshift. Of several with one name the first one whose parameters take the call's
/// arguments is meant, so narrower forms stand before wider ones.
/// </summary>
/// <param name="Name">Lower case; an operator is named by its sign, such as <c>/</c>.</param>
/// <param name="Parameters">
/// Separated by commas: the words of <see cref="ParameterTypes"/>, alternatives with <c>|</c>; what stands in [ ] may be left out;
/// <c>...</c> repeats the last one any number of times. Such as <c>"text, integer[, text|varbyte]"</c>.
/// </param>
/// <param name="Result">A type as in DDL (<c>varchar(256)</c>), <c>$0</c> (the type of that argument), <c>common</c> (of all arguments), or "" (not known).</param>
/// <param name="Page">Of the developer guide, such as <c>r_CHARINDEX</c>.</param>
internal sealed record FunctionDefinition(string Name, string Parameters, string Result, string Page)
{
    private ParameterList? parsed;
    private ColumnType? resultType;

    public FunctionKind Kind { get; init; }

    public ParameterList ParameterList => parsed ??= ParameterList.Parse(Parameters);

    /// <summary>
    /// What the engine is sent. {0}: that argument as translated; {1*}: it and all later ones, with commas; {*}: all; {lib}: the tool's schema, where the engine's
    /// library is; of aggregates also {distinct} ("DISTINCT " or ""), {order} (ORDER BY … of WITHIN GROUP, or ""), {desc} (" DESC" where it sorts downwards, or ""),
    /// {filter}, {over} (at the end where the template does not name it or a part of it), {partition} and {sort} (OVER's PARTITION BY … and ORDER BY …, or "").
    /// A form of kind Window stands before others of its name and is meant only by calls with OVER; IGNORE NULLS is part of the name, as in "lag ignore nulls". An argument of type part is a quoted, canonical name: 'month'. Null: the function's own name and arguments.
    /// </summary>
    public string? DuckDb { get; init; }

    /// <summary>As <see cref="DuckDb"/>.</summary>
    public string? Postgres { get; init; }

    /// <summary>In place of <see cref="DuckDb"/> where the types of the arguments (null: not known) or their number decide.</summary>
    public Func<IReadOnlyList<ColumnType?>, string?>? DuckDbTemplate { get; init; }

    /// <summary>As <see cref="DuckDbTemplate"/>.</summary>
    public Func<IReadOnlyList<ColumnType?>, string?>? PostgresTemplate { get; init; }

    /// <summary>In place of <see cref="DuckDb"/> where literals decide: the types of the arguments, and the texts of those that are string literals. Null: the usual template.</summary>
    public Func<IReadOnlyList<ColumnType?>, IReadOnlyList<string?>, string?>? DuckDbLiteralTemplate { get; init; }

    /// <summary>The same for PostgreSQL.</summary>
    public Func<IReadOnlyList<ColumnType?>, IReadOnlyList<string?>, string?>? PostgresLiteralTemplate { get; init; }

    /// <summary>The sort expression of WITHIN GROUP counts as the last argument.</summary>
    public bool TakesOrder { get; init; }

    /// <summary>Where <see cref="Result"/> cannot say it: the types of the arguments (null: not known) to that of the result.</summary>
    public Func<IReadOnlyList<ColumnType?>, ColumnType?>? ResultType { get; init; }

    /// <summary>Why the engine cannot do it: the call is refused with these words as hint. They name what to write instead, where there is something.</summary>
    public string? DuckDbRefusal { get; init; }

    /// <summary>As <see cref="DuckDbRefusal"/>.</summary>
    public string? PostgresRefusal { get; init; }

    /// <summary>Runs on the leader node only: refused in a query that reads a table.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_SQL_functions_leader_node_only.html"/>
    public bool IsLeaderNodeOnly { get; init; }

    /// <summary>Runs on compute nodes only: refused in a query that reads no table.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_SQL_functions_compute_node_only.html"/>
    public bool IsComputeNodeOnly { get; init; }

    /// <summary>What a result column is called that has no name of its own; null: the function's name.</summary>
    public string? Label { get; init; }

    /// <summary>A call's arguments, with the sort expression where it counts as one.</summary>
    public IReadOnlyList<SqlExpression> ArgumentsOf(FunctionCall call) =>
        call.IsStar ? []
        : TakesOrder && call.WithinGroup is { Items: [var first, ..] } ? [.. call.Arguments, first.Value]
        : call.Arguments;

    /// <summary>The type of the result; null: not known.</summary>
    public ColumnType? TypeOf(IReadOnlyList<ColumnType?> arguments)
    {
        if (ResultType is not null)
        {
            return ResultType(arguments);
        }

        if (Result.Length == 0)
        {
            return null;
        }

        return Result[0] == '$' ? arguments.ElementAtOrDefault(Result[1] - '0')
            : Result == "common" ? Binding.CommonTypes.Of(arguments)
            : resultType ??= ColumnTypeParser.Parse(new TokenCursor(SqlStatement.Own(Result)));
    }
}
