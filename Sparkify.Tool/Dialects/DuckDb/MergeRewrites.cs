using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.DuckDb;

/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_MERGE.html"/>
internal static class MergeRewrites
{
    /// <summary>DuckDB silently accepts several source rows for one target row; Redshift refuses the statement.</summary>
    public static void SingleMatch(RewriteContext context)
    {
        if (context.Statement.Verb != "merge")
        {
            return;
        }

        var merge = DmlParser.ParseMerge(context.Statement);
        if (merge.RemoveDuplicates is { } keyword)
        {
            throw context.NotSupported(keyword, "MERGE … REMOVE DUPLICATES");
        }

        var target = context.Translated(merge.TargetRange);
        var source = context.Translated(merge.Source);
        var condition = context.Translated(merge.Condition);
        var table = SqlNames.Quote(merge.Target.Name);
        context.Require(
            new Precondition(
                $"SELECT 1 FROM {target} JOIN {source} ON {condition} GROUP BY {table}.rowid HAVING count(*) > 1 LIMIT 1",
                "Found multiple matches to update the same tuple.",
                "21000"
            )
        );
    }
}
