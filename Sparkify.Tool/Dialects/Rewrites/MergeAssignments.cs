using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rewrites;

internal static class MergeAssignments
{
    /// <summary>The values that MERGE assigns, as their columns take them; false: the target is not known.</summary>
    public static bool TryWrite(MergeNode merge, Renderer renderer)
    {
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
}
