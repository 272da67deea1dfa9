using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Dialects.Rewrites;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Postgres;

/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_MERGE.html"/>
internal static class PostgresMerge
{
    public static bool Merge(MergeNode merge, Renderer renderer)
    {
        if (merge.RemoveDuplicates is { } keyword)
        {
            throw renderer.Error(
                renderer.Statement.Tokens[keyword],
                "MERGE … REMOVE DUPLICATES is not supported by the postgres engine",
                "0A000"
            );
        }

        return MergeAssignments.TryWrite(merge, renderer);
    }
}
