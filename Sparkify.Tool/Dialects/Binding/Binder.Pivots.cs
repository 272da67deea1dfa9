using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Binding;

internal sealed partial class Binder
{
    /// <summary>The columns that neither the aggregates nor FOR name stay, in their order; then one for each value and aggregate.</summary>
    private void BindPivot(PivotSource pivot, Scope scope)
    {
        var inner = new Scope(scope);
        BindPivoted(pivot.Source, "PIVOT", inner);
        CheckPivot(pivot);
        foreach (var expression in pivot.Aggregates.Concat(pivot.Values).Select(item => item.Value))
        {
            BindExpression(expression, inner);
        }

        BindExpression(pivot.Column, inner);
        foreach (var comparison in pivot.Comparisons)
        {
            Operator(comparison, comparison.Operator, [comparison.Left, comparison.Right]);
        }

        scope.Sources.Add(
            new BoundSource(pivot.Alias?.Text, Renamed(PivotColumns(pivot, inner), pivot.Alias?.Columns ?? []))
            {
                Node = pivot,
                IsTable = inner.Sources.Exists(s => s.IsTable),
            }
        );
    }

    private void BindPivoted(TableSource source, string construct, Scope inner)
    {
        if (source is not (NamedSource or SubquerySource))
        {
            throw Refused(
                source,
                $"{construct} reads a table, a subquery or a common table, no join and no other PIVOT"
            );
        }

        BindSource(source, inner);
        var isKnown = inner.Sources.TrueForAll(s => s.Columns is not null);
        binding.SetOutput(source, isKnown ? [.. inner.Sources.SelectMany(s => s.Columns!)] : null);
    }

    private void CheckPivot(PivotSource pivot)
    {
        foreach (var aggregate in pivot.Aggregates)
        {
            if (
                aggregate.Value
                    is not FunctionCall
                    {
                        Name: "count" or "sum" or "min" or "max" or "avg",
                        Over: null,
                        IsApproximate: false
                    } call
                || !call.IsStar && call.Arguments.Count != 1
            )
            {
                throw Refused(aggregate, "PIVOT takes a call of COUNT, SUM, MIN, MAX or AVG");
            }
        }

        foreach (var value in pivot.Values)
        {
            if (value.All().FirstOrDefault(n => n is ColumnReference or Query) is { } node)
            {
                throw Refused(node, "the IN list of PIVOT takes neither columns nor subqueries");
            }
        }
    }

    private SparkifyException Refused(SqlNode node, string message) =>
        new(message) { Code = "0A000", Span = statement.SpanOf(statement.Tokens[node.Range.Start]) };

    private List<OutputColumn>? PivotColumns(PivotSource pivot, Scope inner)
    {
        if (inner.Sources.Exists(s => s.Columns is null))
        {
            return null;
        }

        var columns = PivotShape
            .KeptColumns(pivot, inner.Sources.SelectMany(s => s.Columns!))
            .Concat(
                from value in pivot.Values
                from aggregate in pivot.Aggregates
                select new OutputColumn(PivotShape.Label(pivot, value, aggregate), binding.TypeOf(aggregate.Value))
            );
        return [.. columns];
    }

    private void BindUnpivot(UnpivotSource unpivot, Scope scope)
    {
        var inner = new Scope(scope);
        BindPivoted(unpivot.Source, "UNPIVOT", inner);
        foreach (var column in unpivot.Columns)
        {
            BindExpression(column.Value, inner);
        }

        scope.Sources.Add(
            new BoundSource(unpivot.Alias?.Text, Renamed(UnpivotColumns(unpivot, inner), unpivot.Alias?.Columns ?? []))
            {
                Node = unpivot,
                IsTable = inner.Sources.Exists(s => s.IsTable),
            }
        );
    }

    private List<OutputColumn>? UnpivotColumns(UnpivotSource unpivot, Scope inner)
    {
        if (inner.Sources.Exists(s => s.Columns is null))
        {
            return null;
        }

        var type = CommonTypes.Of(unpivot.Columns.Select(c => binding.TypeOf(c.Value)));
        return
        [
            .. PivotShape.KeptColumns(unpivot, inner.Sources.SelectMany(s => s.Columns!)),
            new OutputColumn(unpivot.Name.IdentifierName, new ColumnType(ColumnKind.Varchar, 127)),
            new OutputColumn(unpivot.Value.IdentifierName, type),
        ];
    }
}
