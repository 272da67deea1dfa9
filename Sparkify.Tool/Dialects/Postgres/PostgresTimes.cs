using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Postgres;

internal static class PostgresTimes
{
    /// <summary>SYSDATE (no parentheses, microseconds) and GETDATE() (whole seconds): the transaction's start, in UTC as the session's zone is.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SYSDATE.html"/>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_GETDATE.html"/>
    public static void TransactionStart(RewriteContext context)
    {
        var tokens = context.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].IsWord("sysdate") && !IsDot(tokens, i - 1) && !IsDot(tokens, i + 1))
            {
                context.Replace(tokens[i], "localtimestamp");
            }
            else if (tokens[i].IsWord("getdate") && !IsDot(tokens, i - 1) && IsParenthesis(tokens, i + 1))
            {
                context.Replace(tokens[i], "date_trunc('second', localtimestamp");
                context.Replace(tokens[i + 1], "");
            }
        }
    }

    private static bool IsDot(IReadOnlyList<SqlToken> tokens, int index) =>
        index >= 0 && index < tokens.Count && tokens[index].Kind == SqlTokenKind.Dot;

    private static bool IsParenthesis(IReadOnlyList<SqlToken> tokens, int index) =>
        index < tokens.Count && tokens[index].Kind == SqlTokenKind.OpenParen;
}
