using Sparkify.Tool.Dialects.Binding;
using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rewrites;

/// <summary>The clauses of SELECT that are Redshift's own.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SELECT_list.html"/>
internal static class SelectRewrites
{
    /// <summary>TOP n and INTO go to other places; EXCLUDE belongs to the star; a column without a name gets Redshift's.</summary>
    public static bool Select(SelectCore core, Renderer renderer)
    {
        renderer.AsWritten(core, Edits(core, renderer));
        return true;
    }

    public static NodeEdits Edits(SelectCore core, Renderer renderer)
    {
        var edits = new NodeEdits().Skip(core.TopRange).Skip(core.Into?.Range).Skip(core.ExcludeRange);
        if (core.Excluded.Count > 0)
        {
            var names = string.Join(", ", core.Excluded.Select(e => SqlNames.Quote(e.IdentifierName)));
            foreach (var item in core.Items.Where(i => i.Value is Star))
            {
                edits.Replace(
                    item,
                    r =>
                    {
                        r.AsWritten(item);
                        r.Write($" EXCLUDE ({names})");
                    }
                );
            }
        }

        foreach (var item in core.Items.Where(item => renderer.IsNamed(core) && NeedsName(item, renderer.Binding)))
        {
            var label = Labels.Of(item, renderer.Binding);
            edits.Replace(
                item,
                r =>
                {
                    r.AsWritten(item);
                    r.Write($" AS {SqlNames.Quote(label)}");
                }
            );
        }

        SuperGroups.Apply(core, edits, renderer);
        OuterJoinRewrites.Apply(core, edits, renderer);
        HierarchyRewrites.Apply(core, edits, renderer);
        return edits;
    }

    /// <summary>A name that a query around it may use. One of an unknown column is left to the engine, whose error tells it.</summary>
    private static bool NeedsName(SelectItem item, StatementBinding binding) =>
        item.Alias is null
        && item.Value is not Star
        && !(item.Value is ColumnReference column && !SuperPaths.IsPath(column, binding))
        && Labels.Of(item, binding) != Labels.None
        && item.Value.All()
            .OfType<ColumnReference>()
            .All(c => binding.ColumnOf(c) is not null || binding.AliasOf(c) is not null);
}
