using System.Globalization;
using Sparkify.Tool.Dialects.Binding;
using Sparkify.Tool.Dialects.Casts;
using Sparkify.Tool.Dialects.Functions;
using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rewrites;

/// <summary>
/// GROUP BY, DISTINCT and ORDER BY of SUPER values: equal ones have one key, whatever they are written like, and of a group one value is shown.
/// Booleans stand before numbers, then strings, arrays and objects.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/query-super.html"/>
internal static class SuperGroups
{
    /// <summary>Whether the item of GROUP BY or ORDER BY is, names or counts to a SUPER value.</summary>
    public static bool IsSuper(SqlExpression item, SelectCore core, Renderer renderer) =>
        SuperComparisons.IsSuper(Meant(item, core, renderer), renderer);

    public static void Apply(SelectCore core, NodeEdits edits, Renderer renderer)
    {
        var keys = KeysOf(core, renderer);
        if (keys.Count == 0)
        {
            return;
        }

        foreach (var item in core.Group?.Items ?? [])
        {
            if (IsSuper(item, core, renderer))
            {
                var meant = Meant(item, core, renderer);
                edits.ReplaceBelow(item, r => WriteKey(meant, r));
            }
        }

        if (core.Group is null)
        {
            edits.Skip(new TokenRange(core.Range.Start + 1, core.ItemsStart));
            edits.End(r => WriteGroup(core, r));
        }

        var nodes = core.Items.Select(i => i.Value);
        Show(core.Having is { } having ? nodes.Append(having) : nodes, keys, edits, renderer);
    }

    /// <summary>ORDER BY of the query, which may name items of the list and count to them.</summary>
    public static void Order(Query query, NodeEdits edits, Renderer renderer)
    {
        if (query is not { Body: SelectCore core, Order: { } order })
        {
            return;
        }

        foreach (var item in order.Items)
        {
            var meant = Meant(item.Value, core, renderer);
            if (SuperComparisons.IsSuper(meant, renderer))
            {
                edits.ReplaceBelow(item, r => Write(item, v => v.Render(meant), r));
            }
            else if (StarColumn(item.Value, core, renderer) is { } column)
            {
                edits.ReplaceBelow(item, r => Write(item, v => v.Write(column), r));
            }
        }

        var keys = KeysOf(core, renderer);
        if (keys.Count > 0)
        {
            Show(order.Items.Select(i => Meant(i.Value, core, renderer)), keys, edits, renderer);
        }
    }

    /// <summary>An item of ORDER BY in a window or an aggregate.</summary>
    public static bool Item(OrderItem item, Renderer renderer)
    {
        if (!SuperComparisons.IsSuper(item.Value, renderer))
        {
            return false;
        }

        Write(item, r => r.Render(item.Value), renderer);
        return true;
    }

    public static bool Window(WindowSpecification window, Renderer renderer)
    {
        var edits = new NodeEdits();
        foreach (var partition in window.Partitions.Where(p => SuperComparisons.IsSuper(p, renderer)))
        {
            edits.Replace(partition, r => SuperComparisons.Key(partition, r));
        }

        renderer.AsWritten(window, edits);
        return true;
    }

    /// <summary>A place in the list that a star takes, of a SUPER column; null: it is another one.</summary>
    private static string? StarColumn(SqlExpression item, SelectCore core, Renderer renderer)
    {
        if (
            core.Items is not [{ Value: Star star }]
            || core.Excluded.Count + star.Excluded.Count > 0
            || renderer.Binding.ScopeOf(core) is not { } scope
            || scope.Visible(star).Any(s => s.Columns is null)
            || item is not Literal { Kind: LiteralKind.Number } place
            || !int.TryParse(place.Token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        )
        {
            return null;
        }

        return scope
            .Visible(star)
            .SelectMany(s => s.StarColumns.Select(c => (Source: s, Column: c)))
            .Skip(index - 1)
            .Take(index > 0 ? 1 : 0)
            .Where(c => c.Column.Type is { Kind: ColumnKind.Super })
            .Select(c => Stars.Qualified(c.Source, c.Column.Name))
            .FirstOrDefault();
    }

    private static void Write(OrderItem item, Action<Renderer> value, Renderer renderer)
    {
        string[] parts =
            renderer.Dialect.CastEngine == CastEngine.DuckDb
                ? ["super_order"]
                : ["super_rank", "super_number", "super_order_text"];
        for (var i = 0; i < parts.Length; i++)
        {
            renderer.Write($"{(i > 0 ? ", " : "")}{renderer.Library(parts[i])}(");
            value(renderer);
            renderer.Write(") ");
            renderer.Tokens(item.Value.Range.End, item.Range.End);
        }
    }

    /// <summary>The SUPER values that make the groups.</summary>
    private static List<SqlExpression> KeysOf(SelectCore core, Renderer renderer)
    {
        if (core.Group is { IsAll: false } group)
        {
            return
            [
                .. group.Items.Select(i => Meant(i, core, renderer)).Where(v => SuperComparisons.IsSuper(v, renderer)),
            ];
        }

        var isPlain =
            core is { IsDistinct: true, Group: null, Having: null, Qualify: null, Hierarchy: null }
            && core.Items.All(i => i.Value is not Star && !HasAggregate(i.Value, renderer));
        return isPlain ? [.. core.Items.Select(i => i.Value).Where(v => SuperComparisons.IsSuper(v, renderer))] : [];
    }

    private static void WriteGroup(SelectCore core, Renderer renderer)
    {
        renderer.Write(" GROUP BY ");
        for (var i = 0; i < core.Items.Count; i++)
        {
            renderer.Write(i > 0 ? ", " : "");
            if (SuperComparisons.IsSuper(core.Items[i].Value, renderer))
            {
                WriteKey(core.Items[i].Value, renderer);
            }
            else
            {
                renderer.Write((i + 1).ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    /// <summary>The key itself, also of a value that is shown as one of its group.</summary>
    private static void WriteKey(SqlExpression value, Renderer renderer) =>
        renderer.ReplacingAll(
            new Dictionary<SqlNode, Action<Renderer>> { [value] = r => r.Render(value) },
            r => SuperComparisons.Key(value, r)
        );

    /// <summary>One value of the group, wherever a key stands outside of aggregates.</summary>
    private static void Show(
        IEnumerable<SqlExpression> nodes,
        IReadOnlyList<SqlExpression> keys,
        NodeEdits edits,
        Renderer renderer
    )
    {
        var texts = keys.Select(renderer.TextOf).ToHashSet(StringComparer.Ordinal);
        var function = renderer.Dialect.CastEngine == CastEngine.DuckDb ? "any_value" : renderer.Library("any_present");
        foreach (
            var value in nodes.SelectMany(n => Outside(n, renderer)).Where(v => texts.Contains(renderer.TextOf(v)))
        )
        {
            edits.ReplaceBelow(
                value,
                r =>
                {
                    r.Write($"{function}(");
                    r.Render(value);
                    r.Write(")");
                }
            );
        }
    }

    /// <summary>SUPER values that no aggregate takes.</summary>
    private static IEnumerable<SqlExpression> Outside(SqlNode node, Renderer renderer)
    {
        if (node is Query || node is FunctionCall call && IsAggregate(call, renderer))
        {
            yield break;
        }

        if (node is SqlExpression value && SuperComparisons.IsSuper(value, renderer))
        {
            yield return value;
        }

        foreach (var inner in node.Children.SelectMany(c => Outside(c, renderer)))
        {
            yield return inner;
        }
    }

    private static bool HasAggregate(SqlExpression value, Renderer renderer) =>
        value.All().OfType<FunctionCall>().Any(c => c.Over is not null || IsAggregate(c, renderer));

    private static bool IsAggregate(FunctionCall call, Renderer renderer) =>
        call.Over is null && renderer.Binding.FunctionOf(call) is { Kind: FunctionKind.Aggregate };

    private static SqlExpression Meant(SqlExpression item, SelectCore core, Renderer renderer)
    {
        if (item is Literal { Kind: LiteralKind.Number } place)
        {
            return
                int.TryParse(place.Token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index >= 1
                && index <= core.Items.Count
                && core.Items.Take(index).All(i => i.Value is not Star)
                ? core.Items[index - 1].Value
                : item;
        }

        if (item is not ColumnReference { Names.Count: 1 } name)
        {
            return item;
        }

        return
            renderer.Binding.ColumnOf(name) is { Source.IsPseudo: false } bound
            && !core.Items.Any(i =>
                i.Alias is { } a && a.IdentifierName == name.Name && !IsColumn(i.Value, bound, renderer)
            )
            ? item
            : core.Items.FirstOrDefault(i => Labels.Of(i, renderer.Binding) == name.Name)?.Value ?? item;
    }

    private static bool IsColumn(SqlExpression value, BoundColumn column, Renderer renderer) =>
        value is ColumnReference reference && renderer.Binding.ColumnOf(reference) == column;
}
