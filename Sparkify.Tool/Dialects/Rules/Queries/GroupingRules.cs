using System.Globalization;
using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rules.Queries;

/// <summary>The limits of GROUPING SETS, ROLLUP and CUBE: 64 sets, no constants, no column twice in a set.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_GROUP_BY_aggregation-extensions.html"/>
internal static class GroupingRules
{
    private const int MaxSets = 64;

    public static void Check(SqlNode node, QueryRules rules)
    {
        if (node is not GroupBy group || !group.Items.Any(IsExtension))
        {
            return;
        }

        long count = 1;
        foreach (var item in group.Items)
        {
            count = Math.Min(count * CountSets(item), int.MaxValue);
            CheckItem(item, rules);
        }

        if (count > MaxSets)
        {
            throw rules.Error(
                group,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"GROUP BY has {count} grouping sets, and at most {MaxSets} are supported"
                ),
                null,
                "54000"
            );
        }
    }

    private static bool IsExtension(SqlExpression item) =>
        item is FunctionCall { Name: "rollup" or "cube" or "grouping sets" };

    private static long CountSets(SqlExpression item) =>
        item switch
        {
            FunctionCall { Name: "rollup" } rollup => rollup.Arguments.Count + 1,
            FunctionCall { Name: "cube" } cube => 1L << Math.Min(cube.Arguments.Count, 31),
            FunctionCall { Name: "grouping sets" } sets => sets.Arguments.Sum(CountSets),
            _ => 1,
        };

    private static void CheckItem(SqlExpression item, QueryRules rules)
    {
        if (item is FunctionCall { Name: "grouping sets" } sets)
        {
            foreach (var set in sets.Arguments)
            {
                CheckItem(set, rules);
            }

            return;
        }

        var seen = new HashSet<string>();
        foreach (var column in Columns(item))
        {
            if (column is Literal)
            {
                throw rules.Error(
                    column,
                    "constants are not supported as grouping columns of GROUPING SETS, ROLLUP and CUBE",
                    "name the column"
                );
            }

            if (column is ColumnReference name && !seen.Add(name.Name))
            {
                throw rules.Error(column, $"the grouping set names \"{name.Name}\" twice", "name each column once");
            }
        }
    }

    private static IEnumerable<SqlExpression> Columns(SqlExpression item) =>
        item switch
        {
            FunctionCall { Name: "rollup" or "cube" } call => call.Arguments.SelectMany(Columns),
            Parenthesized inner => Columns(inner.Inner),
            RowValue row => row.Items.SelectMany(Columns),
            _ => [item],
        };
}
