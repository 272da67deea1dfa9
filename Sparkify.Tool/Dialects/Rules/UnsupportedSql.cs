using Sparkify.Tool.Dialects.Rules.Constructs;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules;

/// <summary>
/// What PostgreSQL or DuckDB has and Redshift has not, as far as tokens tell it: it would run locally and fail on the cluster. The
/// catalog of functions and the types of expressions are not its business.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-features.html"/>
internal static class UnsupportedSql
{
    /// <summary>Every rule that a finding here can name.</summary>
    public static IEnumerable<string> Rules =>
        StatementConstructs
            .Rules.Concat(QueryConstructs.Rules)
            .Concat(OperatorConstructs.Rules)
            .Concat(TypeConstructs.Rules)
            .Concat(FunctionConstructs.Rules)
            .Concat(NameConstructs.Rules)
            .Concat(CommonTableConstructs.Rules)
            .Concat(SelectConstructs.Rules)
            .Concat(WindowConstructs.Rules)
            .Concat(WriteConstructs.Rules)
            .Distinct();

    /// <summary>The first construct of the statement that Redshift lacks, as an error with its place; null where there is none.</summary>
    public static SparkifyException? Find(SqlStatement statement) => FindAll(statement).FirstOrDefault();

    /// <summary>All of them by their place, each error with its rule; of a statement that is foreign as a whole only that.</summary>
    public static IReadOnlyList<SparkifyException> FindAll(SqlStatement statement)
    {
        if (StatementConstructs.Find(statement) is { } opening)
        {
            return [opening];
        }

        List<SparkifyException> found =
        [
            .. QueryConstructs.Find(statement),
            .. OperatorConstructs.Find(statement),
            .. TypeConstructs.Find(statement),
            .. FunctionConstructs.Find(statement),
            .. NameConstructs.Find(statement),
            .. CommonTableConstructs.Find(statement),
            .. SelectConstructs.Find(statement),
            .. WindowConstructs.Find(statement),
            .. WriteConstructs.Find(statement),
        ];
        return found.Count < 2 ? found : [.. found.OrderBy(error => error.Span!.Value.Offset)];
    }
}
