using Sparkify.Tool.Dialects.Binding;
using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rewrites;

/// <summary>
/// Oracle's (+): the conditions that mark a table go to the ON of a LEFT JOIN of that table, the others stay in WHERE. Elsewhere the
/// mark has no effect.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_WHERE_oracle_outer.html"/>
internal static class OuterJoinRewrites
{
    public static bool Mark(OuterJoinMark mark, Renderer renderer)
    {
        renderer.Render(mark.Column);
        return true;
    }

    public static void Apply(SelectCore core, NodeEdits edits, Renderer renderer)
    {
        if (core.Where is not { } where || OuterJoinPlan.Of(core, renderer) is not { } plan)
        {
            return;
        }

        edits
            .Replace(core.Sources[0], r => WriteSources(plan, r))
            .Skip(new TokenRange(core.Sources[0].Range.End, core.Sources[^1].Range.End));
        if (plan.Filters.Count == 0)
        {
            edits.Skip(new TokenRange(where.Range.Start - 1, where.Range.End));
        }
        else
        {
            edits.Replace(where, r => WriteConditions(plan.Filters, r));
        }

        var isReordered = !plan.Order.SequenceEqual(core.Sources);
        if (isReordered && core.Items.Any(i => i.Value is Star { Qualifier.Count: 0 }))
        {
            Stars.Expand(edits, core, renderer);
        }
    }

    private static void WriteSources(OuterJoinPlan plan, Renderer renderer)
    {
        var isFirst = true;
        foreach (var source in plan.Order)
        {
            var conditions = plan.ConditionsOf(source);
            renderer.Write(
                isFirst ? ""
                : conditions.Count > 0 ? " LEFT JOIN "
                : " CROSS JOIN "
            );
            isFirst = false;
            renderer.Render(source);
            if (conditions.Count > 0)
            {
                renderer.Write(" ON ");
                WriteConditions(conditions, renderer);
            }
        }
    }

    private static void WriteConditions(IReadOnlyList<SqlExpression> conditions, Renderer renderer)
    {
        for (var i = 0; i < conditions.Count; i++)
        {
            renderer.Write(i > 0 ? " AND " : "");
            renderer.Render(conditions[i]);
        }
    }
}
