using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules.Constructs;

/// <summary>Forms of INSERT, UPDATE, TRUNCATE and LOCK that Redshift lacks.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_INSERT_30.html"/>
internal static class WriteConstructs
{
    private const string InsertSubquery = "insert-subquery";
    private const string UpdateJoin = "update-outer-join";
    private const string Truncate = "unsupported-truncate-option";
    private const string LockMode = "unsupported-lock-mode";
    private const string UpdateTarget = "unsupported-update-target";

    public static readonly string[] Rules = [InsertSubquery, UpdateJoin, Truncate, LockMode, UpdateTarget];

    public static IEnumerable<SparkifyException> Find(SqlStatement statement) =>
        statement.Verb switch
        {
            "insert" => FindInsert(statement),
            "update" => FindUpdate(statement),
            "truncate" => FindTruncate(statement),
            "lock" => FindLock(statement),
            _ => [],
        };

    /// <summary>A subquery as a value, in one of several rows.</summary>
    private static IEnumerable<SparkifyException> FindInsert(SqlStatement statement)
    {
        var values = IndexAtDepthZero(statement, "values");
        var rows = values < 0 ? 0 : CommasAtDepthZero(statement, values) + 1;
        if (rows < 2 || FindQuery(statement, values) is not { } query)
        {
            yield break;
        }

        yield return Refusal.Of(
            InsertSubquery,
            "subqueries are not supported as values of an INSERT of several rows",
            statement.SpanOf(query),
            "write INSERT INTO … SELECT … UNION ALL SELECT …, or one INSERT for each row"
        );
    }

    private static SqlToken? FindQuery(SqlStatement statement, int from)
    {
        for (var i = from + 1; i < statement.Tokens.Count; i++)
        {
            if (statement.Tokens[i].IsWord("select") && statement.Tokens[i - 1].Kind == SqlTokenKind.OpenParen)
            {
                return statement.Tokens[i];
            }
        }

        return null;
    }

    private static int CommasAtDepthZero(SqlStatement statement, int from)
    {
        var (depth, count) = (0, 0);
        for (var i = from; i < statement.Tokens.Count; i++)
        {
            depth += statement.Tokens[i].Nesting;
            count += depth == 0 && statement.Tokens[i].Kind == SqlTokenKind.Comma ? 1 : 0;
        }

        return count;
    }

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_UPDATE.html"/>
    private static IEnumerable<SparkifyException> FindUpdate(SqlStatement statement)
    {
        var set = IndexAtDepthZero(statement, "set");
        var from = IndexAtDepthZero(statement, "from");
        if (set >= 0 && IsQualified(statement, set + 1))
        {
            yield return Refusal.Of(
                UpdateTarget,
                "a table's name before a column of SET is not supported by Redshift",
                statement.SpanOf(statement.Tokens[set + 1]),
                "name the column alone: SET column = value",
                "42601"
            );
        }

        var depth = 0;
        for (
            var i = Math.Max(from, 0);
            from >= 0 && i < statement.Tokens.Count && !(depth == 0 && statement.Tokens[i].IsWord("where"));
            i++
        )
        {
            var token = statement.Tokens[i];
            depth += token.Nesting;
            if (
                depth == 0
                && (token.IsWord("left") || token.IsWord("right") || token.IsWord("full"))
                && IsJoin(statement, i)
            )
            {
                yield return Refusal.Of(
                    UpdateJoin,
                    "target table must be part of an equijoin predicate",
                    statement.SpanOf(token),
                    "UPDATE takes no outer join: write the outer join in a subquery"
                );
            }
        }
    }

    private static bool IsJoin(SqlStatement statement, int index) =>
        new TokenCursor(statement, index + 1) is var cursor && (cursor.Take("outer", "join") || cursor.Take("join"));

    private static bool IsQualified(SqlStatement statement, int index)
    {
        var cursor = new TokenCursor(statement, index);
        return cursor.Current?.IsIdentifier == true
            && cursor.Ahead(1)?.Kind == SqlTokenKind.Dot
            && cursor.Ahead(2)?.IsIdentifier == true
            && cursor.Ahead(3)?.IsOperator("=") == true;
    }

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_TRUNCATE.html"/>
    private static IEnumerable<SparkifyException> FindTruncate(SqlStatement statement)
    {
        var cursor = new TokenCursor(statement, 1);
        cursor.Take("table");
        if (cursor.TakeName() is null || cursor.Current is not { } more)
        {
            yield break;
        }

        var (what, hint) =
            more.Kind == SqlTokenKind.Comma ? ("TRUNCATE of several tables", "write one TRUNCATE for each table")
            : more.IsWord("restart") || more.IsWord("continue")
                ? ("TRUNCATE … IDENTITY", "Redshift goes on counting: leave it out")
            : more.IsWord("cascade") || more.IsWord("restrict")
                ? ("TRUNCATE … CASCADE", "truncate the other tables one by one")
            : ("", "");
        if (what.Length > 0)
        {
            yield return Refusal.Of(Truncate, $"{what} is not supported by Redshift", statement.SpanOf(more), hint);
        }
    }

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_LOCK.html"/>
    private static IEnumerable<SparkifyException> FindLock(SqlStatement statement)
    {
        foreach (var token in statement.Tokens.Skip(2).Where(t => t.IsWord("in") || t.IsWord("nowait")))
        {
            yield return Refusal.Of(
                LockMode,
                $"LOCK … {(token.IsWord("in") ? "IN … MODE" : "NOWAIT")} is not supported by Redshift",
                statement.SpanOf(token),
                "LOCK takes tables and nothing else, always in access exclusive mode; SET statement_timeout bounds the wait"
            );
        }
    }

    private static int IndexAtDepthZero(SqlStatement statement, string word)
    {
        var depth = 0;
        for (var i = 1; i < statement.Tokens.Count; i++)
        {
            depth += statement.Tokens[i].Nesting;
            if (depth == 0 && statement.Tokens[i].IsWord(word) && statement.Tokens[i - 1].Kind != SqlTokenKind.Dot)
            {
                return i;
            }
        }

        return -1;
    }
}
