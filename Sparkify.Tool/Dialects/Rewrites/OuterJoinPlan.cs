using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql.Queries;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rewrites;

/// <summary>How the tables of a FROM are joined where conditions of WHERE carry (+).</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_WHERE_oracle_outer.html"/>
internal sealed class OuterJoinPlan
{
    private readonly Renderer renderer;
    private readonly SelectCore core;
    private readonly Dictionary<TableSource, List<SqlExpression>> conditions = [];
    private readonly Dictionary<TableSource, TableSource> partners = [];
    private readonly List<SqlExpression> filters = [];
    private readonly List<TableSource> order = [];

    private OuterJoinPlan(SelectCore core, Renderer renderer)
    {
        this.core = core;
        this.renderer = renderer;
    }

    /// <summary>What stays in WHERE.</summary>
    public IReadOnlyList<SqlExpression> Filters => filters;

    /// <summary>Each table after the one that it is joined to.</summary>
    public IReadOnlyList<TableSource> Order => order;

    /// <summary>Null: no condition of WHERE has a mark.</summary>
    public static OuterJoinPlan? Of(SelectCore core, Renderer renderer)
    {
        var conjuncts = new List<SqlExpression>();
        Flatten(core.Where!, conjuncts);
        if (core.Sources.Count == 0 || !conjuncts.Exists(c => Marks(c).Any()))
        {
            return null;
        }

        var plan = new OuterJoinPlan(core, renderer);
        plan.CheckBlock(conjuncts.SelectMany(Marks).First());
        conjuncts.ForEach(plan.Add);
        plan.KeepLonely();
        plan.Arrange();
        return plan;
    }

    public IReadOnlyList<SqlExpression> ConditionsOf(TableSource source) => conditions.GetValueOrDefault(source, []);

    private static void Flatten(SqlExpression where, List<SqlExpression> conjuncts)
    {
        switch (where)
        {
            case BinaryOperation { Operator: "and" } both:
                Flatten(both.Left, conjuncts);
                Flatten(both.Right, conjuncts);
                break;
            case Parenthesized inner when inner.Inner is BinaryOperation { Operator: "and" } && Marks(inner).Any():
                Flatten(inner.Inner, conjuncts);
                break;
            default:
                conjuncts.Add(where);
                break;
        }
    }

    /// <summary>Those of this query, not of queries in it.</summary>
    private static IEnumerable<OuterJoinMark> Marks(SqlNode node) => Own<OuterJoinMark>(node);

    private static IEnumerable<T> Own<T>(SqlNode node)
        where T : SqlNode
    {
        if (node is T own)
        {
            yield return own;
        }

        foreach (var child in node.Children.Where(c => c is not Query))
        {
            foreach (var inner in Own<T>(child))
            {
                yield return inner;
            }
        }
    }

    private void CheckBlock(OuterJoinMark mark)
    {
        if (core.Sources.FirstOrDefault(s => s is JoinSource or ParenthesizedSource) is not null)
        {
            throw Error(
                mark,
                "the outer join operator (+) cannot stand in a query that has JOIN in its FROM clause",
                "write all joins with LEFT JOIN … ON"
            );
        }

        if (core.Hierarchy is not null)
        {
            throw Error(mark, "the outer join operator (+) cannot stand beside CONNECT BY", "write LEFT JOIN … ON");
        }
    }

    private void Add(SqlExpression conjunct)
    {
        var marks = Marks(conjunct).ToList();
        if (marks.Count == 0)
        {
            filters.Add(conjunct);
            return;
        }

        if (Own<SqlExpression>(conjunct).Any(n => n is BinaryOperation { Operator: "or" } or InTest && Marks(n).Any()))
        {
            throw Error(marks[0], "Outer join operator (+) not allowed in operand of OR or IN.");
        }

        var marked = marks.Select(m => SourceOf(m.Column)).Distinct().ToList();
        if (marked is not [{ } table])
        {
            throw Error(marks[^1], "a condition may mark the columns of one table only with (+)");
        }

        var others = Own<ColumnReference>(conjunct).Where(c => !marks.Exists(m => m.Column == c)).ToList();
        if (others.Exists(c => SourceOf(c) is null && renderer.Binding.ColumnOf(c) is { Level: > 0 }))
        {
            filters.Add(conjunct);
            return;
        }

        foreach (var other in others.Select(SourceOf).OfType<TableSource>().Where(s => s != table))
        {
            if (partners.TryGetValue(table, out var known) && known != other)
            {
                throw Error(marks[0], "A table may be outer joined to at most one other table.");
            }

            partners[table] = other;
        }

        if (!conditions.TryGetValue(table, out var list))
        {
            conditions[table] = list = [];
        }

        list.Add(conjunct);
    }

    /// <summary>A table that is marked, but joined to no other, is filtered.</summary>
    private void KeepLonely()
    {
        foreach (var table in conditions.Keys.Where(t => !partners.ContainsKey(t)).ToList())
        {
            filters.AddRange(conditions[table]);
            conditions.Remove(table);
        }
    }

    private void Arrange()
    {
        order.AddRange(core.Sources.Where(s => !conditions.ContainsKey(s)));
        while (order.Count < core.Sources.Count)
        {
            var next =
                core.Sources.FirstOrDefault(s => !order.Contains(s) && order.Contains(partners[s]))
                ?? throw Error(
                    Marks(core.Where!).First(),
                    "the tables are outer joined to each other in a circle",
                    "mark one side only with (+)"
                );
            order.Add(next);
        }
    }

    /// <summary>The table of this FROM that the column belongs to; null: of none.</summary>
    private TableSource? SourceOf(SqlExpression column)
    {
        if (column is not ColumnReference reference)
        {
            return null;
        }

        if (renderer.Binding.ColumnOf(reference) is { } bound)
        {
            return bound.Level == 0 && bound.Source.Node is { } node && core.Sources.Contains(node) ? node : null;
        }

        var name = reference.Names.Count > 1 ? reference.Names[^2].IdentifierName : null;
        return renderer.Binding.ScopeOf(core)?.Sources.Find(s => s.Name == name)?.Node;
    }

    private SparkifyException Error(OuterJoinMark mark, string message, string? hint = null) =>
        renderer.Error(mark, message, "0A000", hint);
}
