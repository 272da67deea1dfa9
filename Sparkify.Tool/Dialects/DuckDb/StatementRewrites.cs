namespace Sparkify.Tool.Dialects.DuckDb;

internal static class StatementRewrites
{
    /// <summary>FROM is optional in Redshift's DELETE.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_DELETE.html"/>
    public static void DeleteFrom(RewriteContext context)
    {
        if (context.Statement.Verb == "delete" && context.Tokens.Count > 1 && !context.Tokens[1].IsWord("from"))
        {
            context.InsertAfter(0, " from");
        }
    }

    /// <summary>DuckDB has no EXPLAIN VERBOSE.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_EXPLAIN.html"/>
    public static void ExplainVerbose(RewriteContext context)
    {
        if (context.Statement.StartsWith("explain", "verbose"))
        {
            context.Replace(context.Tokens[1], "");
        }
    }
}
