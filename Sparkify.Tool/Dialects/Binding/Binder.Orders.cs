using Sparkify.Tool.Sql.Queries;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Binding;

/// <summary>Aggregates that sort share one order, and no aggregate beside them is of distinct values.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_LISTAGG.html"/>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_MEDIAN.html"/>
internal sealed partial class Binder
{
    private void CheckOrders(SelectCore core)
    {
        var calls = CallsOf(core).Where(c => c.Over is null).ToList();
        string? shared = null;
        foreach (var call in calls.Where(c => c.Name is "listagg" or "percentile_cont" or "median"))
        {
            if (OrderOf(call) is not { } order)
            {
                continue;
            }

            if (shared is not null && shared != order)
            {
                throw new SparkifyException("within group ORDER BY clauses for aggregate functions must be the same")
                {
                    Code = "0A000",
                    Span = statement.SpanOf(call.NameTokens[^1]),
                    Hint = "MEDIAN sorts by its argument; compute one of them in a subquery",
                };
            }

            shared = order;
        }
    }

    /// <summary>The sort expressions as written, but for case; null: none.</summary>
    private string? OrderOf(FunctionCall call) =>
        call.Name == "median" ? TextOf(call.Arguments[0])
        : call.WithinGroup is { } order
            ? string.Join(",", order.Items.Select(i => TextOf(i.Value) + (i.IsDescending ? " desc" : "")))
        : null;

    private string TextOf(SqlNode node) =>
        string.Join(' ', Enumerable.Range(node.Range.Start, node.Range.Count).Select(i => statement.Tokens[i].Text))
            .ToLowerInvariant();
}
