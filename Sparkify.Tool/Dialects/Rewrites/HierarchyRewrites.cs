using System.Globalization;
using Sparkify.Tool.Dialects.Binding;
using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rewrites;

/// <summary>
/// CONNECT BY as a recursive query in FROM: the rows of FROM under names of their own, those that START WITH, and again and again those that the
/// condition connects with a row found before. WHERE comes after it.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_CONNECT_BY_clause.html"/>
internal static class HierarchyRewrites
{
    private const string Level = "sparkify_level";
    private const string Row = "sparkify_row";
    private const string Parent = "sparkify_parent";
    private const string Tree = "sparkify_tree";

    public static void Apply(SelectCore core, NodeEdits edits, Renderer renderer)
    {
        if (core.Hierarchy is not { } hierarchy)
        {
            return;
        }

        var columns = HierarchyColumns.Of(core, renderer);
        var sources = core.Sources;
        edits
            .Replace(sources[0], r => WriteTree(core, hierarchy, columns, r))
            .Skip(new TokenRange(sources[0].Range.End, sources[^1].Range.End))
            .Skip(hierarchy.Range);
        foreach (
            var node in new SqlNode?[] { core.Where, core.Group, core.Having, core.Qualify }
                .OfType<SqlNode>()
                .Concat(core.Items)
        )
        {
            Rename(node, Outer(core, columns), Level, edits, renderer);
        }

        WriteLimits(core.Where, edits, renderer);
        foreach (var item in core.Items.Where(i => i.Alias is null))
        {
            NameItem(item, core, columns, edits);
        }
    }

    /// <summary>The same names in an ORDER BY behind the query.</summary>
    public static void RenameColumns(SelectCore core, OrderBy? order, NodeEdits edits, Renderer renderer)
    {
        if (core.Hierarchy is null || order is null)
        {
            return;
        }

        var columns = HierarchyColumns.Of(core, renderer);
        foreach (var item in order.Items)
        {
            var isOutput =
                item.Value is ColumnReference { Names.Count: 1 } name
                && renderer.Binding.OutputOf(core)?.Any(c => c.Name == name.Name) == true;
            if (!isOutput)
            {
                Rename(item.Value, Outer(core, columns), Level, edits, renderer);
            }
        }
    }

    private static Func<BoundColumn, string?> Outer(SelectCore core, HierarchyColumns columns) =>
        column => columns.Find(column) is { } name ? $"{Alias(core)}.{name}" : null;

    private static string Alias(SelectCore core) =>
        core.Sources switch
        {
            [NamedSource named] => SqlNames.Quote(named.Alias?.Text ?? named.Name.Name),
            [SubquerySource { Alias: { } alias }] => SqlNames.Quote(alias.Text),
            _ => Tree,
        };

    /// <summary>
    /// LEVEL &lt; n (or &lt;=) in WHERE is where the search ends: the page's example, no deeper than 4 levels with LEVEL &lt; 4, tests the level of the row
    /// above.
    /// </summary>
    private static void WriteLimits(SqlExpression? where, NodeEdits edits, Renderer renderer)
    {
        switch (where)
        {
            case BinaryOperation { Operator: "and" } both:
                WriteLimits(both.Left, edits, renderer);
                WriteLimits(both.Right, edits, renderer);
                break;
            case Parenthesized inner:
                WriteLimits(inner.Inner, edits, renderer);
                break;
            case BinaryOperation { Operator: "<" or "<=", Left: ColumnReference level } when IsLevel(level, renderer):
                edits.ReplaceBelow(level, r => r.Write($"({Level} - 1)"));
                break;
            case BinaryOperation { Operator: ">" or ">=", Right: ColumnReference level } when IsLevel(level, renderer):
                edits.ReplaceBelow(level, r => r.Write($"({Level} - 1)"));
                break;
        }
    }

    private static bool IsLevel(ColumnReference reference, Renderer renderer) =>
        renderer.Binding.ColumnOf(reference) is { Level: 0, Source.IsPseudo: true };

    private static void NameItem(SelectItem item, SelectCore core, HierarchyColumns columns, NodeEdits edits)
    {
        if (item.Value is Star star)
        {
            edits.Replace(item, r => r.Write(columns.Star(star, Alias(core))));
        }
        else if (item.Value is ColumnReference reference)
        {
            edits.Replace(
                item,
                r =>
                {
                    r.AsWritten(item);
                    r.Write($" AS {SqlNames.Quote(reference.Name)}");
                }
            );
        }
    }

    private static void WriteTree(SelectCore core, ConnectBy hierarchy, HierarchyColumns columns, Renderer renderer)
    {
        var (isNoCycle, path) = (hierarchy.IsNoCycle, $"'/' || {Row}.sparkify_n || '/'");
        renderer.Write(
            $"(WITH RECURSIVE sparkify_rows AS {(isNoCycle ? "MATERIALIZED " : "")}(SELECT {columns.Definitions}"
        );
        renderer.Write(isNoCycle ? ", row_number() OVER () AS sparkify_n FROM " : " FROM ");
        WriteSources(core, renderer);
        renderer.Write($"), {Tree} AS (SELECT {Row}.*, 1 AS {Level}");
        renderer.Write(isNoCycle ? $", CAST({path} AS VARCHAR) AS sparkify_path" : "");
        renderer.Write($" FROM sparkify_rows AS {Row}");
        if (hierarchy.Start is { } start)
        {
            renderer.Write(" WHERE ");
            var edits = new NodeEdits();
            Rename(start, column => columns.Find(column) is { } name ? $"{Row}.{name}" : null, "1", edits, renderer);
            Write(start, edits, renderer);
        }

        renderer.Write($" UNION ALL SELECT {Row}.*, {Parent}.{Level} + 1");
        renderer.Write(isNoCycle ? $", {Parent}.sparkify_path || {Row}.sparkify_n || '/'" : "");
        renderer.Write($" FROM {Tree} AS {Parent} JOIN sparkify_rows AS {Row} ON (");
        Write(hierarchy.Condition, Connected(hierarchy.Condition, columns, renderer), renderer);
        renderer.Write(isNoCycle ? $") AND strpos({Parent}.sparkify_path, {path}) = 0" : ")");
        renderer.Write($") SELECT * FROM {Tree}) AS {Alias(core)}");
    }

    private static void WriteSources(SelectCore core, Renderer renderer)
    {
        for (var i = 0; i < core.Sources.Count; i++)
        {
            renderer.Write(i > 0 ? ", " : "");
            renderer.Render(core.Sources[i]);
        }
    }

    /// <summary>Renders the node with edits that may be its own too.</summary>
    private static void Write(SqlExpression node, NodeEdits edits, Renderer renderer)
    {
        if (edits.Below.TryGetValue(node, out var own))
        {
            own(renderer);
            return;
        }

        renderer.ReplacingAll(edits.Below, r => r.Render(node));
    }

    /// <summary>PRIOR means the row above, what stands without it the row that is tested.</summary>
    private static NodeEdits Connected(SqlExpression condition, HierarchyColumns columns, Renderer renderer)
    {
        var edits = new NodeEdits();
        var prior = condition.All().OfType<UnaryOperation>().Where(u => u.Operator == "prior").ToList();
        Rename(
            condition,
            column => columns.Find(column) is { } name ? $"{Row}.{name}" : null,
            $"({Parent}.{Level} + 1)",
            edits,
            renderer
        );
        foreach (var operation in prior)
        {
            Rename(
                operation.Operand,
                column => columns.Find(column) is { } name ? $"{Parent}.{name}" : null,
                $"{Parent}.{Level}",
                edits,
                renderer
            );
            edits.ReplaceBelow(operation, r => r.Operand(operation.Operand));
        }

        return edits;
    }

    private static void Rename(
        SqlNode node,
        Func<BoundColumn, string?> name,
        string level,
        NodeEdits edits,
        Renderer renderer
    )
    {
        foreach (var reference in node.All().OfType<ColumnReference>())
        {
            if (renderer.Binding.ColumnOf(reference) is not { } column)
            {
                continue;
            }

            var text = column.Source.IsPseudo ? level : name(column);
            if (text is not null)
            {
                edits.ReplaceBelow(reference, r => r.Write(text));
            }
        }
    }
}
