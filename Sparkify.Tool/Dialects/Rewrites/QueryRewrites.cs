using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rewrites;

/// <summary>What stands around a select list: TOP, ORDER BY.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SELECT_synopsis.html"/>
internal static class QueryRewrites
{
    public static bool Query(Query query, Renderer renderer)
    {
        renderer.AsWritten(query, Edits(query, renderer));
        return true;
    }

    public static NodeEdits Edits(Query query, Renderer renderer)
    {
        var edits = new NodeEdits();
        LateralAliases.Kept(edits, LateralAliases.Written(query.Order?.Items.Select(i => i.Value) ?? [], renderer));
        if (query.Body is not SelectCore core)
        {
            return edits;
        }

        SuperGroups.Order(query, edits, renderer);
        HierarchyRewrites.RenameColumns(core, query.Order, edits, renderer);
        if (core.Top is not { } top)
        {
            return edits;
        }

        if (query.Limit is not null)
        {
            throw renderer.Error(query.Limit, "TOP and LIMIT do not go together", "42601");
        }

        return edits.End(r => Limit(top, r));
    }

    /// <summary>TOP in a branch of a set operation is that branch's own.</summary>
    public static bool SetOperation(SetOperation operation, Renderer renderer)
    {
        var edits = SetRewrites.Edits(operation);
        foreach (var branch in new[] { operation.Left, operation.Right })
        {
            if (branch is SelectCore { Top: { } top })
            {
                edits.Replace(
                    branch,
                    r =>
                    {
                        r.Write("(");
                        r.Render(branch);
                        Limit(top, r);
                        r.Write(")");
                    }
                );
            }
        }

        renderer.AsWritten(operation, edits);
        return true;
    }

    private static void Limit(SqlExpression top, Renderer renderer)
    {
        renderer.Write(" LIMIT ");
        renderer.Render(top);
    }
}
