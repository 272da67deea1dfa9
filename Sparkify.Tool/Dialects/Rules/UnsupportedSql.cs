using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules;

/// <summary>
/// What PostgreSQL or DuckDB has and Redshift has not: it would run locally and fail on the cluster. A pattern is a run of
/// tokens; functions are not its business.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-features.html"/>
internal static class UnsupportedSql
{
    private const string Merge = "write MERGE, or DELETE and INSERT";
    private const string NoIndexes = "Redshift has no indexes: use SORTKEY and DISTKEY";
    private const string NoSavepoints = "Redshift has none: an error rolls the whole transaction back";
    private const string Super = "Redshift navigates SUPER by value.name and value[0], and has JSON_EXTRACT_PATH_TEXT";
    private const string RowsFrame = "Redshift has ROWS frames only";

    private static readonly Construct[] Openings =
    [
        new("CREATE INDEX", NoIndexes, "create", "index"),
        new("CREATE INDEX", NoIndexes, "create", "unique", "index"),
        new("DROP INDEX", NoIndexes, "drop", "index"),
        new("CREATE SEQUENCE", "Redshift has IDENTITY(1, 1)", "create", "sequence"),
        new("CREATE TRIGGER", "do it in the transform that writes the table", "create", "trigger"),
        new("CREATE RULE", "do it in the transform that writes the table", "create", "rule"),
        new("CREATE EXTENSION", "Redshift has none", "create", "extension"),
        new("CREATE DOMAIN", "use the type itself, and a check file", "create", "domain"),
        new("CREATE TYPE", "use the type itself, or SUPER", "create", "type"),
        new("CREATE FOREIGN …", "Redshift has CREATE EXTERNAL SCHEMA", "create", "foreign"),
        new("SAVEPOINT", NoSavepoints, "savepoint"),
        new("RELEASE", NoSavepoints, "release"),
        new("ROLLBACK TO", NoSavepoints, "rollback", "to"),
        new("LISTEN", "Redshift has none", "listen"),
        new("NOTIFY", "Redshift has none", "notify"),
        new("VALUES as a query", "write SELECT … UNION ALL SELECT …", "values"),
        new("TABLE as a query", "write SELECT * FROM", "table"),
    ];

    private static readonly Construct[] Writes =
    [
        new("ON CONFLICT", Merge, "on", "conflict"),
        new("RETURNING", "SELECT the rows by their key", "returning"),
    ];

    private static readonly Construct[] Anywhere =
    [
        new("DISTINCT ON", "use QUALIFY row_number() OVER (…) = 1", "distinct", "on", "("),
        new("LATERAL", "join a subquery that does not refer to the tables beside it", "join", "lateral"),
        new("LATERAL", "join a subquery that does not refer to the tables beside it", ",", "lateral"),
        new("WITH ORDINALITY", "Redshift has FROM t, t.items AS item AT index for SUPER", "with", "ordinality"),
        new("FILTER (WHERE …)", "write the condition as a CASE inside the aggregate", "filter", "(", "where"),
        new("IS DISTINCT FROM", "write a <> b OR (a IS NULL) <> (b IS NULL)", "is", "distinct", "from"),
        new("IS NOT DISTINCT FROM", "write a = b OR (a IS NULL AND b IS NULL)", "is", "not", "distinct", "from"),
        new("INTERSECT ALL", "Redshift has INTERSECT", "intersect", "all"),
        new("EXCEPT ALL", "Redshift has EXCEPT", "except", "all"),
        new("MINUS ALL", "Redshift has MINUS", "minus", "all"),
        new("VALUES as a table", "write SELECT … UNION ALL SELECT …", "from", "(", "values"),
        new("VALUES as a table", "write SELECT … UNION ALL SELECT …", "join", "(", "values"),
        new("MATERIALIZED", "leave the hint out", "as", "materialized", "("),
        new("NOT MATERIALIZED", "leave the hint out", "as", "not", "materialized", "("),
        new("a RANGE frame", RowsFrame, "range", "between", "unbounded"),
        new("a RANGE frame", RowsFrame, "range", "between", "current"),
        new("a RANGE frame", RowsFrame, "range", "unbounded"),
        new("a GROUPS frame", RowsFrame, "groups", "between"),
        new("ARRAY[…]", "Redshift has ARRAY(…), which makes a SUPER", "array", "["),
        new("->", Super, "->"),
        new("->>", Super, "->>"),
        new("FOR UPDATE", "Redshift locks whole tables: LOCK t", "for", "update"),
        new("ASOF JOIN", "join on a range and keep the newest row with QUALIFY", "asof", "join"),
        new("SEMI JOIN", "write WHERE EXISTS", "semi", "join"),
        new("ANTI JOIN", "write WHERE NOT EXISTS", "anti", "join"),
        new("ORDER BY ALL", "name the columns", "order", "by", "all"),
        new("UNION BY NAME", "name the columns in both queries", "union", "by", "name"),
        new("UNION ALL BY NAME", "name the columns in both queries", "union", "all", "by", "name"),
        new("* REPLACE", "name the columns", "*", "replace", "("),
        new("COLLATE \"C\"", "Redshift has COLLATE(text, 'case_insensitive')", "collate", "\"C\""),
        new("RETURNS TABLE", "Redshift's functions return one value: write a view", "returns", "table"),
        new("a struct literal", "Redshift has OBJECT('name', value), which makes a SUPER", "{"),
    ];

    /// <summary>The first construct of the statement that Redshift lacks, as an error with its place; null where there is none.</summary>
    public static SparkifyException? Find(SqlStatement statement)
    {
        if (FindAt(statement, Openings, 0) is { } opening)
        {
            return opening;
        }

        var isWrite = statement.Verb is "insert" or "update" or "delete" or "merge";
        var depth = 0;
        for (var i = 0; i < statement.Tokens.Count; i++)
        {
            depth += statement.Tokens[i].Kind switch
            {
                SqlTokenKind.OpenParen => 1,
                SqlTokenKind.CloseParen => -1,
                _ => 0,
            };
            var found = FindAt(statement, Anywhere, i);
            found ??= isWrite && depth == 0 ? FindAt(statement, Writes, i) : null;
            if (found is not null)
            {
                return found;
            }
        }

        return WindowFrames.Find(statement);
    }

    private static SparkifyException? FindAt(SqlStatement statement, Construct[] constructs, int index)
    {
        foreach (var construct in constructs)
        {
            if (construct.StandsAt(statement.Tokens, index))
            {
                return new SparkifyException($"{construct.Name} is not supported by Redshift")
                {
                    Span = statement.SpanOf(construct.PlaceOf(statement.Tokens, index)),
                    Code = "0A000",
                    Hint = construct.Hint,
                };
            }
        }

        return null;
    }

    private sealed record Construct(string Name, string Hint, params string[] Tokens)
    {
        public bool StandsAt(IReadOnlyList<SqlToken> tokens, int index)
        {
            // A column may be called by any of these words: t.filter, "values".
            if (index + Tokens.Length > tokens.Count || (index > 0 && tokens[index - 1].Kind == SqlTokenKind.Dot))
            {
                return false;
            }

            for (var i = 0; i < Tokens.Length; i++)
            {
                if (!Matches(tokens[index + i], Tokens[i]))
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>The pattern's own word: what stands before it only tells it from a name.</summary>
        public SqlToken PlaceOf(IReadOnlyList<SqlToken> tokens, int index)
        {
            var isLed = Tokens[0] is "join" or "from" or "," or "as" && Tokens.Length > 1;
            return tokens[isLed ? index + 1 : index];
        }

        private static bool Matches(SqlToken token, string pattern) =>
            char.IsAsciiLetter(pattern[0])
                ? token.IsWord(pattern)
                : token.Text == pattern && token.Kind != SqlTokenKind.String;
    }
}
