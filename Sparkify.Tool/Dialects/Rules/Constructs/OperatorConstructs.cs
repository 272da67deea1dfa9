using Sparkify.Tool.Sql;
using Sparkify.Tool.Text;

namespace Sparkify.Tool.Dialects.Rules.Constructs;

/// <summary>Operators of several signs that Redshift lacks. The signs must stand together: <c>a &lt; @ b</c> is a comparison.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-functions.html"/>
internal static class OperatorConstructs
{
    private const string Operator = "unsupported-operator";
    private const string Json = "unsupported-json-operator";
    private const string Navigation =
        "Redshift navigates SUPER by value.name and value[0], and has JSON_EXTRACT_PATH_TEXT";
    private const string Elements = "compare values of SUPER one by one, or unnest them: FROM t, t.items AS item";
    private const string Search = "search with LIKE, ILIKE, SIMILAR TO or REGEXP_INSTR";

    private static readonly Dictionary<string, (string Rule, string Hint)> Signs = new()
    {
        ["#>"] = (Json, Navigation),
        ["#-"] = (Json, Navigation),
        ["?|"] = (Json, Navigation),
        ["?&"] = (Json, Navigation),
        ["@?"] = (Json, Navigation),
        ["&&"] = (Operator, Elements),
        ["@>"] = (Operator, Elements),
        ["<@"] = (Operator, Elements),
        ["@@"] = (Operator, Search),
        ["**"] = (Operator, "Redshift has POWER(a, b)"),
        ["//"] = (Operator, "dividing integers truncates: a / b"),
        ["=="] = (Operator, "Redshift has ="),
        ["^@"] = (Operator, "Redshift has LIKE 'prefix%'"),
    };

    public static IEnumerable<string> Rules => Signs.Values.Select(o => o.Rule);

    public static IEnumerable<SparkifyException> Find(SqlStatement statement)
    {
        for (var i = 1; i < statement.Tokens.Count; i++)
        {
            var (left, right) = (statement.Tokens[i - 1], statement.Tokens[i]);
            if (
                left.Kind == SqlTokenKind.Operator
                && right.Kind == SqlTokenKind.Operator
                && left.End == right.Offset
                && Signs.TryGetValue(left.Text + right.Text, out var found)
            )
            {
                var sign = left.Text + right.Text;
                var span = statement.Text.ToSource(left.Offset, sign.Length);
                yield return Refusal.Of(found.Rule, $"{sign} is not supported by Redshift", span, found.Hint);
            }
        }
    }
}
