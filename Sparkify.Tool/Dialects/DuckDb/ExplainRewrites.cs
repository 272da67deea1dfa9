using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.DuckDb;

internal static class ExplainRewrites
{
    /// <summary>DuckDB has no EXPLAIN VERBOSE.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_EXPLAIN.html"/>
    public static bool Verbose(PrefixedQuery explain, Renderer renderer)
    {
        if (!renderer.Statement.StartsWith("explain", "verbose"))
        {
            return false;
        }

        renderer.AsWritten(explain, new NodeEdits().Skip(new TokenRange(1, 2)));
        return true;
    }
}
