using System.Globalization;
using Sparkify.Tool.Dialects.Binding;
using Sparkify.Tool.Dialects.Rendering;
using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rewrites;

/// <summary>
/// PIVOT is a query that groups by the columns it does not name, with an aggregate over a CASE for each value; UNPIVOT reads its source once for
/// each of its columns, side by side with their numbers.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_FROM_clause-pivot-unpivot-examples.html"/>
internal static class PivotRewrites
{
    private const string Labels = "sparkify_labels";

    public static bool Pivot(PivotSource pivot, Renderer renderer)
    {
        var kept = KeptOf(pivot, pivot.Source, c => PivotShape.KeptColumns(pivot, c), renderer);
        renderer.Write("(SELECT ");
        renderer.Write(string.Concat(kept.Select(c => $"{c}, ")));
        var isFirst = true;
        foreach (var (value, comparison) in pivot.Values.Zip(pivot.Comparisons))
        {
            foreach (var aggregate in pivot.Aggregates)
            {
                renderer.Write(isFirst ? "" : ", ");
                isFirst = false;
                Aggregate((FunctionCall)aggregate.Value, comparison, renderer);
                renderer.Write($" AS {SqlNames.Quote(PivotShape.Label(pivot, value, aggregate))}");
            }
        }

        renderer.Write(" FROM ");
        renderer.Render(pivot.Source);
        renderer.Write(kept.Count > 0 ? $" GROUP BY {string.Join(", ", kept)})" : ")");
        Alias(pivot, pivot.Alias, renderer);
        return true;
    }

    public static bool Unpivot(UnpivotSource unpivot, Renderer renderer)
    {
        var kept = KeptOf(unpivot, unpivot.Source, c => PivotShape.KeptColumns(unpivot, c), renderer);
        var labels = unpivot.Columns.Select(
            (column, i) =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"SELECT {i + 1} AS n, {SqlStrings.Quote(PivotShape.Label(column))} AS label"
                )
        );
        renderer.Write("(SELECT ");
        renderer.Write(string.Concat(kept.Select(c => $"{c}, ")));
        renderer.Write($"{Labels}.label AS {SqlNames.Quote(unpivot.Name.IdentifierName)}, ");
        Value(unpivot, renderer);
        renderer.Write($" AS {SqlNames.Quote(unpivot.Value.IdentifierName)} FROM (");
        renderer.Write(string.Join(" UNION ALL ", labels));
        renderer.Write($") AS {Labels} CROSS JOIN ");
        renderer.Render(unpivot.Source);
        if (!unpivot.IncludesNulls)
        {
            renderer.Write(" WHERE ");
            Value(unpivot, renderer);
            renderer.Write(" IS NOT NULL");
        }

        renderer.Write(")");
        Alias(unpivot, unpivot.Alias, renderer);
        return true;
    }

    /// <summary>The aggregate over the rows that have the value: of the others the argument is NULL, and COUNT counts none of them.</summary>
    private static void Aggregate(FunctionCall call, BinaryOperation comparison, Renderer renderer)
    {
        if (call.IsStar)
        {
            renderer.Write("count(");
            Case(comparison, r => r.Write("1"), renderer);
            renderer.Write(")");
            return;
        }

        var argument = call.Arguments[0];
        var edits = new NodeEdits().ReplaceBelow(argument, r => Case(comparison, inner => inner.Render(argument), r));
        renderer.ReplacingAll(edits.Below, r => r.Render(call));
    }

    private static void Case(BinaryOperation comparison, Action<Renderer> result, Renderer renderer)
    {
        renderer.Write("CASE WHEN ");
        if (comparison.Right is Literal { Kind: LiteralKind.Null })
        {
            renderer.Render(comparison.Left);
            renderer.Write(" IS NULL");
        }
        else if (!renderer.TryWriteOperator(comparison, [comparison.Left, comparison.Right]))
        {
            renderer.Render(comparison.Left);
            renderer.Write(" = ");
            renderer.Operand(comparison.Right);
        }

        renderer.Write(" THEN ");
        result(renderer);
        renderer.Write(" END");
    }

    private static void Value(UnpivotSource unpivot, Renderer renderer)
    {
        var common = CommonTypes.DecimalOf(unpivot.Columns.Select(c => renderer.Binding.TypeOf(c.Value)));
        renderer.Write($"CASE {Labels}.n");
        for (var i = 0; i < unpivot.Columns.Count; i++)
        {
            renderer.Write(string.Create(CultureInfo.InvariantCulture, $" WHEN {i + 1} THEN "));
            var value = unpivot.Columns[i].Value;
            var write = common is { } type ? DecimalRewrites.Cast(value, type) : r => r.Render(value);
            write(renderer);
        }

        renderer.Write(" END");
    }

    private static List<string> KeptOf(
        TableSource node,
        TableSource source,
        Func<IEnumerable<OutputColumn>, IEnumerable<OutputColumn>> kept,
        Renderer renderer
    )
    {
        var columns =
            renderer.Binding.ColumnsOf(source)
            ?? throw renderer.Error(
                node,
                "the columns that PIVOT and UNPIVOT read are not known here",
                "0A000",
                "read from a subquery that names its columns"
            );
        return [.. kept(columns).Select(c => SqlNames.Quote(c.Name))];
    }

    private static void Alias(TableSource node, SourceAlias? alias, Renderer renderer)
    {
        var name = alias is null
            ? string.Create(CultureInfo.InvariantCulture, $"sparkify_query_{node.Range.Start}")
            : SqlNames.Quote(alias.Text);
        var columns = alias is { Columns.Count: > 0 }
            ? $" ({string.Join(", ", alias.Columns.Select(c => SqlNames.Quote(c.IdentifierName)))})"
            : "";
        renderer.Write($" AS {name}{columns}");
    }
}
