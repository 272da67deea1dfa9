using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules;

/// <summary>An aggregate over an ordered window needs its frame written: Redshift has no default for it, other engines have.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Window_function_synopsis.html"/>
internal static class WindowFrames
{
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

    /// <summary>The error of the first such window without a frame; null where there is none.</summary>
    public static SparkifyException? Find(SqlStatement statement)
    {
        var functions = new Stack<SqlToken?>();
        SqlToken? closed = null;
        for (var i = 0; i < statement.Tokens.Count; i++)
        {
            var token = statement.Tokens[i];
            if (token.Kind == SqlTokenKind.OpenParen)
            {
                functions.Push(i > 0 ? statement.Tokens[i - 1] : null);
            }
            else if (token.Kind == SqlTokenKind.CloseParen)
            {
                closed = functions.Count > 0 ? functions.Pop() : null;
            }

            var isCall = i > 0 && statement.Tokens[i - 1].Kind == SqlTokenKind.CloseParen;
            if (isCall && token.IsWord("over") && closed is { } name && LacksFrame(statement, i + 1, name))
            {
                return new SparkifyException(
                    "aggregate window functions with an ORDER BY clause require a frame clause"
                )
                {
                    Span = statement.SpanOf(name),
                    Code = "42601",
                    Hint = "add ROWS UNBOUNDED PRECEDING, or the rows you mean",
                };
            }
        }

        return null;
    }

    /// <summary>Whether a bracket with ORDER BY and without ROWS stands there, behind a function that needs it.</summary>
    private static bool LacksFrame(SqlStatement statement, int open, SqlToken function)
    {
        var isWindow = open < statement.Tokens.Count && statement.Tokens[open].Kind == SqlTokenKind.OpenParen;
        if (!isWindow || !function.IsIdentifier || !Framed.Contains(function.IdentifierName))
        {
            return false;
        }

        var isOrdered = false;
        var depth = 0;
        for (var i = open; i < statement.Tokens.Count; i++)
        {
            var token = statement.Tokens[i];
            depth += token.Kind switch
            {
                SqlTokenKind.OpenParen => 1,
                SqlTokenKind.CloseParen => -1,
                _ => 0,
            };
            if (depth == 0)
            {
                return isOrdered;
            }

            if (depth == 1 && (token.IsWord("rows") || token.IsWord("range") || token.IsWord("groups")))
            {
                return false;
            }

            isOrdered |= depth == 1 && token.IsWord("order");
        }

        return false;
    }
}
