using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.DuckDb;

internal static class FunctionRewrites
{
    /// <summary>The start of the transaction as TIMESTAMP in UTC; casts of TIMESTAMPTZ would want DuckDB's ICU extension.</summary>
    private const string TransactionStart = "make_timestamp(epoch_us(get_current_timestamp()))";

    /// <summary>SYSDATE (no parentheses, microseconds) and GETDATE() (whole seconds).</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SYSDATE.html"/>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_GETDATE.html"/>
    public static void TransactionTime(RewriteContext context)
    {
        var tokens = context.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].IsWord("sysdate") && !IsPartOfName(tokens, i))
            {
                context.Replace(tokens[i], TransactionStart);
            }
            else if (tokens[i].IsWord("getdate") && IsEmptyCall(tokens, i))
            {
                context.Replace(tokens[i], $"date_trunc('second', {TransactionStart}");
                context.Replace(tokens[i + 1], "");
            }
        }
    }

    private static bool IsPartOfName(IReadOnlyList<SqlToken> tokens, int index) =>
        index > 0 && tokens[index - 1].Kind == SqlTokenKind.Dot
        || index + 1 < tokens.Count && tokens[index + 1].Kind == SqlTokenKind.Dot;

    private static bool IsEmptyCall(IReadOnlyList<SqlToken> tokens, int index) =>
        index + 2 < tokens.Count
        && tokens[index + 1].Kind == SqlTokenKind.OpenParen
        && tokens[index + 2].Kind == SqlTokenKind.CloseParen;
}
