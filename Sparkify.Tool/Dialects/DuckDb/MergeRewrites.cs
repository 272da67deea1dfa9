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
        if (merge.RemoveDuplicates is not null)
        {
            throw renderer.NotSupported(merge, "MERGE … REMOVE DUPLICATES");
        }

        RequireSingleMatch(merge, renderer);
        if (renderer.Catalog.FindTable(merge.Target.Name) is not { } table)
        {
            return false;
        }

        var edits = AssignmentRewrites.Edits(merge.Updates, table, renderer);
        var targets = InsertTargets.Of(renderer, table, merge.InsertColumns);
        if (merge.InsertValues is { } values)
        {
            targets.CheckRow(values);
            edits.Replace(values, r => InsertRewrites.WriteRow(values, targets.Columns, r));
        }

        renderer.AsWritten(merge, edits);
        return true;
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
