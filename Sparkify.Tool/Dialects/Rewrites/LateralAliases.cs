using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rewrites;

/// <summary>
/// An alias of the select list in another expression stands for the expression itself, as Redshift inlines it; a column of FROM of
/// that name has gone before (the binder knows).
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_SELECT_list.html"/>
internal static class LateralAliases
{
    /// <summary>A chain of aliases doubles with every link that names the one before twice.</summary>
    private const int MaxNodes = 20_000;

    public static bool Inline(ColumnReference reference, Renderer renderer)
    {
        if (renderer.Binding.AliasOf(reference) is not { } item)
        {
            return false;
        }

        if (Count(item, renderer, MaxNodes) >= MaxNodes)
        {
            throw renderer.Error(reference, "the aliases of the select list stand for too long an expression", "54001");
        }

        renderer.Operand(item.Value);
        return true;
    }

    /// <summary>GROUP BY alias: every engine knows it, and a constant must not stand there.</summary>
    public static bool KeepInGroup(GroupBy group, Renderer renderer)
    {
        renderer.AsWritten(group, Kept(new NodeEdits(), Written(group.Items, renderer)));
        return true;
    }

    /// <summary>Those that nothing else writes in its own way.</summary>
    public static IEnumerable<SqlExpression> Written(IEnumerable<SqlExpression> expressions, Renderer renderer) =>
        expressions.Where(e =>
            !renderer.IsReplaced(e) && !(e is ColumnReference name && SuperPaths.IsPath(name, renderer.Binding))
        );

    /// <summary>Bare names among the expressions stay what they are.</summary>
    public static NodeEdits Kept(NodeEdits edits, IEnumerable<SqlExpression> expressions)
    {
        foreach (var name in expressions.OfType<ColumnReference>())
        {
            edits.ReplaceBelow(name, r => r.AsWritten(name));
        }

        return edits;
    }

    private static int Count(SqlNode node, Renderer renderer, int limit)
    {
        var count = 1;
        if (node is ColumnReference reference)
        {
            return renderer.Binding.AliasOf(reference) is { } item ? count + Count(item, renderer, limit) : count;
        }

        foreach (var child in node.Children)
        {
            if (count >= limit)
            {
                break;
            }

            count += Count(child, renderer, limit - count);
        }

        return count;
    }
}
