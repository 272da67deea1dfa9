using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Postgres;

internal static class PostgresFunctions
{
    /// <summary>SYSDATE (no parentheses, microseconds) and GETDATE() (whole seconds): the transaction's start, in UTC as the session's zone is.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SYSDATE.html"/>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_GETDATE.html"/>
    public static bool TransactionTime(FunctionCall call, Renderer renderer)
    {
        if (call.Name is not ("sysdate" or "getdate"))
        {
            return false;
        }

        renderer.Write(call.Name == "sysdate" ? "localtimestamp" : "date_trunc('second', localtimestamp)");
        return true;
    }

    /// <summary>GROUPING_ID is GROUPING under another name.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_GROUP_BY_aggregation-extensions.html"/>
    public static bool GroupingId(FunctionCall call, Renderer renderer)
    {
        if (call.Name != "grouping_id")
        {
            return false;
        }

        renderer.AsWritten(
            call,
            new NodeEdits()
                .Skip(new TokenRange(call.Range.Start, call.Range.Start + 1))
                .Before(call.Range.Start + 1, "grouping")
        );
        return true;
    }
}
