using Sparkify.Tool.Sql.Queries;

namespace Sparkify.Tool.Dialects.Rules.Queries;

/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_Window_functions.html"/>
internal static class WindowRules
{
    public static void Check(SqlNode node, QueryRules rules)
    {
        if (node is Query { Order: { } order })
        {
            foreach (var item in order.Items.Where(i => i.Value is Literal { Kind: LiteralKind.String }))
            {
                throw rules.Error(item, "a string literal in ORDER BY is not supported", "name a column or its place");
            }
        }

        if (node is not FunctionCall { Over: { } window })
        {
            return;
        }

        foreach (var item in window.Order?.Items ?? [])
        {
            if (IsConstant(item.Value, rules))
            {
                throw rules.Error(
                    item,
                    "constant expressions are not supported in the ORDER BY of a window",
                    "name a column, or leave ORDER BY out"
                );
            }
        }
    }

    /// <summary>Neither a column nor a function in it: SYSDATE and RANDOM() are not told here.</summary>
    private static bool IsConstant(SqlExpression value, QueryRules rules) =>
        value
            .All()
            .All(n =>
                n is Literal or TypedLiteral or CastExpression or Parenthesized or UnaryOperation or BinaryOperation
                || n is ColumnReference name && rules.Binding.AliasOf(name) is { } item && IsConstant(item.Value, rules)
            );
}
