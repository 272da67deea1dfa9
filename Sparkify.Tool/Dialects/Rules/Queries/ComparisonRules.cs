using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rules.Queries;

/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_comparison_condition.html"/>
internal static class ComparisonRules
{
    public static void Check(SqlNode node, QueryRules rules)
    {
        if (node is BinaryOperation { Right: Subquery { Prefix: { } prefix } } comparison && prefix != "exists")
        {
            var expected = prefix == "all" ? "<>" : "=";
            if (comparison.Operator != expected)
            {
                throw rules.Error(
                    comparison.Right,
                    $"{comparison.Operator} {prefix.ToUpperInvariant()} (query) is not supported",
                    $"Redshift has {expected} {prefix.ToUpperInvariant()} only: compare with the MIN or MAX of the query"
                );
            }
        }

        if (node is SelectCore core)
        {
            foreach (var item in core.Items)
            {
                CheckItem(item.Value, rules);
            }
        }
    }

    /// <summary>IS TRUE belongs into WHERE; the conditions of CASE are not the list itself.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Boolean_type.html"/>
    private static void CheckItem(SqlNode value, QueryRules rules)
    {
        if (value is IsTest { Test: "true" or "false" or "unknown" } test)
        {
            throw rules.Error(
                test,
                $"Not implemented: IS {test.Test.ToUpperInvariant()} in the select list",
                test.Test == "unknown" ? "write IS NULL" : $"write = {test.Test}"
            );
        }

        foreach (var child in value.Children.Where(c => c is not (Query or CaseExpression)))
        {
            CheckItem(child, rules);
        }
    }
}
