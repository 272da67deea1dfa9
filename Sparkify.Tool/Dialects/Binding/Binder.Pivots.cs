using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Binding;

internal sealed partial class Binder
{
    /// <summary>The columns that neither the aggregates nor FOR name stay, in their order; then one for each value and aggregate.</summary>
    private void BindPivot(PivotSource pivot, Scope scope)
    {
        var inner = new Scope(scope);
        BindSource(pivot.Source, inner);
        foreach (var expression in pivot.Aggregates.Concat(pivot.Values).Select(item => item.Value))
        {
            BindExpression(expression, inner);
        }

        BindExpression(pivot.Column, inner);
        scope.Sources.Add(
            new BoundSource(pivot.Alias?.Text, Renamed(PivotColumns(pivot, inner), pivot.Alias?.Columns ?? []))
            {
                Node = pivot,
                IsTable = inner.Sources.Exists(s => s.IsTable),
            }
        );
    }

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
        BindSource(unpivot.Source, inner);
        foreach (var column in unpivot.Columns)
        {
            BindExpression(column.Value, inner);
        }

        scope.Sources.Add(
            new BoundSource(unpivot.Alias?.Text, UnpivotColumns(unpivot, inner))
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
