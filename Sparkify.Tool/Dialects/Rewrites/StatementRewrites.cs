using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rewrites;

internal static class StatementRewrites
{
    /// <summary>FROM is optional in Redshift's DELETE.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_DELETE.html"/>
    public static bool DeleteFrom(DeleteNode delete, Renderer renderer)
    {
        if (delete.HasFrom)
        {
            return false;
        }

        renderer.AsWritten(delete, new NodeEdits().Before(delete.Table.Range.Start, "FROM "));
        return true;
    }
}
