using Sparkify.Tool.Dialects.Binding;
using Sparkify.Tool.Sql.Queries;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules.Queries;

/// <summary>Correlated subqueries that Redshift cannot take apart.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_correlated_subqueries.html"/>
internal static class CorrelationRules
{
    /// <summary>A query and its select list are a level of names each.</summary>
    private const int LevelsPerQuery = 2;

    public static void Check(SqlNode node, QueryRules rules)
    {
        switch (node)
        {
            case ColumnReference reference when rules.Binding.ColumnOf(reference) is { Level: >= 2 * LevelsPerQuery }:
                throw Refused(reference, rules, "it names a column of a query that is not the next one around it");
            case JoinSource { On: { } condition } when Correlated(condition, rules) is { } reference:
                throw Refused(reference, rules, "it stands in an ON clause");
            case SubquerySource source when OuterReference(source.Query.Body, rules) is { } reference:
                throw rules.Error(
                    reference,
                    $"invalid reference to the FROM-clause entry \"{rules.Binding.ColumnOf(reference)!.Source.Name}\"",
                    "a subquery in FROM does not see the tables beside it: join it ON the condition",
                    "42P01"
                );
            case SelectCore core when HasWindow(core) && OuterReference(core, rules) is { } reference:
                throw Refused(reference, rules, "its query has a window function");
            case SelectCore core:
                CheckGroup(core, rules);
                break;
            case InTest { Query.Body: SelectCore { Group: not null } core } when HasOtherAggregate(core):
                if (OuterReference(core, rules) is { } grouped)
                {
                    throw Refused(grouped, rules, "it is an aggregate with GROUP BY behind IN");
                }

                break;
        }
    }

    /// <summary>An item of GROUP BY that is, or names, the result of a correlated subquery.</summary>
    private static void CheckGroup(SelectCore core, QueryRules rules)
    {
        foreach (var item in core.Group?.Items ?? [])
        {
            if (Correlated(Named(item, core, rules), rules) is { } reference)
            {
                throw Refused(reference, rules, "GROUP BY names its result");
            }
        }
    }

    private static SqlExpression Named(SqlExpression item, SelectCore core, QueryRules rules) =>
        item switch
        {
            ColumnReference name when rules.Binding.AliasOf(name) is { } alias => alias.Value,
            Literal { Kind: LiteralKind.Number } place
                when int.TryParse(place.Token.Text, out var index) && index >= 1 && index <= core.Items.Count =>
                core.Items[index - 1].Value,
            _ => item,
        };

    private static bool HasWindow(SelectCore core) =>
        core.Items.SelectMany(QueryRules.Own).Any(n => n is FunctionCall { Over: not null });

    private static bool HasOtherAggregate(SelectCore core) =>
        core
            .Items.SelectMany(QueryRules.Own)
            .OfType<FunctionCall>()
            .Any(c => Aggregates.Contains(c.Name) && c.Name is not ("min" or "max"));

    /// <summary>The first reference of a query inside the expression to what stands around the query.</summary>
    private static ColumnReference? Correlated(SqlExpression expression, QueryRules rules) =>
        QueryRules
            .Own(expression)
            .SelectMany(n => n.Children)
            .OfType<Query>()
            .Select(q => OuterReference(q.Body, rules))
            .FirstOrDefault(r => r is not null);

    private static ColumnReference? OuterReference(QueryBody body, QueryRules rules) =>
        QueryRules
            .Own(body)
            .OfType<ColumnReference>()
            .FirstOrDefault(c => rules.Binding.ColumnOf(c) is { Level: >= LevelsPerQuery });

    private static SparkifyException Refused(ColumnReference reference, QueryRules rules, string reason) =>
        rules.Error(
            reference,
            "this type of correlated subquery pattern is not supported",
            $"{reason}: write a join in its place"
        );
}
