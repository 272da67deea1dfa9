using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.DuckDb;

internal static class FunctionRewrites
{
    /// <summary>The start of the transaction as TIMESTAMP in UTC; casts of TIMESTAMPTZ would want DuckDB's ICU extension.</summary>
    private const string TransactionStart = "make_timestamp(epoch_us(get_current_timestamp()))";

    /// <summary>SYSDATE (no parentheses, microseconds) and GETDATE() (whole seconds).</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SYSDATE.html"/>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_GETDATE.html"/>
    public static bool TransactionTime(FunctionCall call, Renderer renderer)
    {
        if (call.Name is not ("sysdate" or "getdate"))
        {
            return false;
        }

        renderer.Write(call.Name == "sysdate" ? TransactionStart : $"date_trunc('second', {TransactionStart})");
        return true;
    }
}
