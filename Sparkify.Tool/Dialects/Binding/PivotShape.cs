using Sparkify.Tool.Sql;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Binding;

/// <summary>The columns of PIVOT and UNPIVOT.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_FROM_clause-pivot-unpivot-examples.html"/>
internal static class PivotShape
{
    /// <summary>Those that the aggregates do not read and FOR does not name: what is grouped by.</summary>
    public static IEnumerable<OutputColumn> KeptColumns(PivotSource pivot, IEnumerable<OutputColumn> columns)
    {
        var used = pivot
            .Aggregates.SelectMany(a => a.All())
            .OfType<ColumnReference>()
            .Select(c => c.Name)
            .Append(pivot.Column.Name)
            .ToHashSet();
        return columns.Where(c => !used.Contains(c.Name));
    }

    public static IEnumerable<OutputColumn> KeptColumns(UnpivotSource unpivot, IEnumerable<OutputColumn> columns)
    {
        var used = unpivot.Columns.Select(c => ((ColumnReference)c.Value).Name).ToHashSet();
        return columns.Where(c => !used.Contains(c.Name));
    }

    /// <summary>value, or value_aggregate where the aggregate has an alias or several stand there.</summary>
    public static string Label(PivotSource pivot, SelectItem value, SelectItem aggregate)
    {
        var label = value.Alias?.IdentifierName ?? ValueText(value.Value);
        var name =
            aggregate.Alias?.IdentifierName
            ?? (pivot.Aggregates.Count > 1 ? (aggregate.Value as FunctionCall)?.Name : null);
        return name is null ? label : $"{label}_{name}";
    }

    /// <summary>What the name column of UNPIVOT says of that column.</summary>
    public static string Label(SelectItem column) =>
        column.Alias is { Kind: SqlTokenKind.String } text ? text.StringValue
        : column.Alias is { } alias ? alias.IdentifierName
        : ((ColumnReference)column.Value).Name;

    private static string ValueText(SqlExpression value) =>
        value switch
        {
            Literal { Kind: LiteralKind.String } text => SqlNames.Fold(text.Token.StringValue),
            Literal literal => SqlNames.Fold(literal.Token.Text),
            UnaryOperation { Operand: Literal number } sign => sign.Operator + number.Token.Text,
            _ => "?column?",
        };
}
