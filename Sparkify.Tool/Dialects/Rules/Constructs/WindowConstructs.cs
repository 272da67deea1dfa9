using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules.Constructs;

/// <summary>
/// Windows: an aggregate over an ordered one needs its frame written, because Redshift has no default for it; frames are of ROWS; what
/// orders or parts the rows is no constant; no window has a name.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_Window_functions.html"/>
internal static class WindowConstructs
{
    private const string Frame = "window-frame";
    private const string Constant = "window-constant";
    private const string Window = "unsupported-window";

    public static readonly string[] Rules = [Frame, Constant, Window];

    private static readonly HashSet<string> Framed =
    [
        "avg",
        "count",
        "first_value",
        "last_value",
        "max",
        "min",
        "nth_value",
        "stddev",
        "stddev_pop",
        "stddev_samp",
        "sum",
        "var_pop",
        "var_samp",
        "variance",
    ];

    public static IEnumerable<SparkifyException> Find(SqlStatement statement)
    {
        var functions = new Stack<SqlToken?>();
        SqlToken? closed = null;
        for (var i = 0; i < statement.Tokens.Count; i++)
        {
            var token = statement.Tokens[i];
            if (token.Nesting > 0)
            {
                functions.Push(i > 0 ? statement.Tokens[i - 1] : null);
            }
            else if (token.Nesting < 0)
            {
                closed = functions.Count > 0 ? functions.Pop() : null;
            }
            else if (token.IsWord("window") && IsNamed(statement, i + 1))
            {
                yield return Refuse(statement, token, "a WINDOW clause", "write the window behind each OVER");
            }
            else if (token.IsWord("over") && i > 0 && EndsCall(statement.Tokens[i - 1]))
            {
                foreach (var error in Check(statement, i + 1, closed))
                {
                    yield return error;
                }
            }
        }
    }

    /// <summary>Behind a call, or behind IGNORE NULLS and RESPECT NULLS.</summary>
    private static bool EndsCall(SqlToken token) => token.Kind == SqlTokenKind.CloseParen || token.IsWord("nulls");

    private static bool IsNamed(SqlStatement statement, int index)
    {
        var cursor = new TokenCursor(statement, index);
        return cursor.Current?.IsIdentifier == true
            && cursor.Ahead(1)?.IsWord("as") == true
            && cursor.Ahead(2)?.Kind == SqlTokenKind.OpenParen;
    }

    private static IEnumerable<SparkifyException> Check(SqlStatement statement, int open, SqlToken? function)
    {
        if (open >= statement.Tokens.Count)
        {
            yield break;
        }

        var first = statement.Tokens[open];
        if (first.Kind != SqlTokenKind.OpenParen)
        {
            if (first.IsIdentifier && !ReservedWords.Contains(first.Text))
            {
                yield return Refuse(statement, first, "a window by its name", "write the window behind OVER");
            }

            yield break;
        }

        var (isOrdered, isFramed) = (false, false);
        var depth = 0;
        for (var i = open; i < statement.Tokens.Count; i++)
        {
            var token = statement.Tokens[i];
            depth += token.Nesting;
            if (depth == 0)
            {
                break;
            }

            if (depth != 1 || token.Kind != SqlTokenKind.Word)
            {
                continue;
            }

            isOrdered |= token.IsWord("order");
            isFramed |= token.IsWord("rows") || IsFrame(statement, i);
            if (FindAt(statement, i) is { } error)
            {
                yield return error;
            }
        }

        if (isOrdered && !isFramed && function is { IsIdentifier: true } name && Framed.Contains(name.IdentifierName))
        {
            yield return Refusal.Of(
                Frame,
                "aggregate window functions with an ORDER BY clause require a frame clause",
                statement.SpanOf(name),
                "add ROWS UNBOUNDED PRECEDING, or the rows you mean",
                "42601"
            );
        }
    }

    private static SparkifyException? FindAt(SqlStatement statement, int index)
    {
        var token = statement.Tokens[index];
        if (IsFrame(statement, index))
        {
            return Refuse(
                statement,
                token,
                $"a {token.Text.ToUpperInvariant()} frame",
                "Redshift has ROWS frames only"
            );
        }

        if (token.IsWord("exclude"))
        {
            return Refuse(statement, token, "EXCLUDE in a frame", "Redshift has ROWS BETWEEN … AND …");
        }

        return token.IsWord("by") && IsConstant(statement, index + 1)
            ? Refusal.Of(
                Constant,
                "a constant in a window's ORDER BY or PARTITION BY is not supported by Redshift",
                statement.SpanOf(statement.Tokens[index + 1]),
                "name a column, or leave the clause out"
            )
            : null;
    }

    /// <summary>RANGE or GROUPS with a boundary behind it; otherwise it is a column's name.</summary>
    private static bool IsFrame(SqlStatement statement, int index)
    {
        var token = statement.Tokens[index];
        if ((!token.IsWord("range") && !token.IsWord("groups")) || index + 1 >= statement.Tokens.Count)
        {
            return false;
        }

        var (before, after) = (statement.Tokens[index - 1], statement.Tokens[index + 1]);
        return !before.IsWord("by")
            && before.Kind is not (SqlTokenKind.Comma or SqlTokenKind.Dot or SqlTokenKind.Operator)
            && (
                after.Kind is SqlTokenKind.Number or SqlTokenKind.String
                || after.IsWord("between")
                || after.IsWord("unbounded")
                || after.IsWord("current")
                || after.IsWord("interval")
            );
    }

    /// <summary>A literal and nothing more, up to the next comma, clause or bracket; PARTITION BY refuses strings only.</summary>
    private static bool IsConstant(SqlStatement statement, int index)
    {
        if (index + 1 >= statement.Tokens.Count)
        {
            return false;
        }

        var (token, after) = (statement.Tokens[index], statement.Tokens[index + 1]);
        var isOrder = statement.Tokens[index - 2].IsWord("order");
        var isLiteral =
            token.Kind == SqlTokenKind.String
            || (
                isOrder
                && (
                    token.Kind == SqlTokenKind.Number
                    || token.IsWord("null")
                    || token.IsWord("true")
                    || token.IsWord("false")
                )
            );
        return isLiteral
            && (
                after.Kind is SqlTokenKind.Comma or SqlTokenKind.CloseParen
                || (after.Kind == SqlTokenKind.Word && !after.IsWord("is"))
            );
    }

    private static SparkifyException Refuse(SqlStatement statement, SqlToken token, string what, string hint) =>
        Refusal.Of(Window, $"{what} is not supported by Redshift", statement.SpanOf(token), hint);
}
