using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Dialects.Rewrites;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.DuckDb;

/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_MERGE.html"/>
internal static class MergeRewrites
{
    public static bool Merge(MergeNode merge, Renderer renderer)
    {
        if (merge.RemoveDuplicates is { } keyword)
        {
            throw renderer.Error(
                renderer.Statement.Tokens[keyword],
                "MERGE … REMOVE DUPLICATES is not supported by the duckdb engine",
                "0A000"
            );
        }

        RequireSingleMatch(merge, renderer);
        return MergeAssignments.TryWrite(merge, renderer);
    }

    /// <summary>DuckDB silently accepts several source rows for one target row; Redshift refuses the statement.</summary>
    private static void RequireSingleMatch(MergeNode merge, Renderer renderer)
    {
        var target = renderer.TextOf(merge.Target);
        var source = renderer.TextOf(merge.Source);
        var condition = renderer.TextOf(merge.Condition);
        var table = SqlNames.Quote(merge.Target.Alias?.Text ?? merge.Target.Name.Name);
        renderer.Require(
            new Precondition(
                $"SELECT 1 FROM {target} JOIN {source} ON {condition} GROUP BY {table}.rowid HAVING count(*) > 1 LIMIT 1",
                "Found multiple matches to update the same tuple.",
                "21000"
            )
        );
    }
}
