namespace Sparkify.Tool.Dialects.Functions;

/// <summary>Aggregates of SUPER values: of what is no number SUM and AVG take nothing, a mean has the scale of its values.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/super-examples.html"/>
internal static partial class AggregateFunctions
{
    private const string Numbers = "({distinct}{lib}.super_decimal({0})) {filter} {over}";
    private const string Scale = "max({lib}.decimal_scale({0})) {filter} {over}";

    private static IEnumerable<FunctionDefinition> Supers() =>
        [
            Aggregate("count", "super", "bigint", "r_COUNT") with
            {
                DuckDb = "count({distinct}{lib}.super_key({0})) {filter}",
                Postgres = "count({distinct}{lib}.super_key({0})) {filter}",
            },
            Aggregate("sum", "super", "super", "r_SUM") with
            {
                DuckDb = $"{{lib}}.cut_total(sum{Numbers}, 1, {Scale})",
                Postgres = $"to_json(sum{Numbers})",
            },
            Aggregate("avg", "super", "super", "r_AVG") with
            {
                DuckDb = $"{{lib}}.cut_total(sum{Numbers}, count{Numbers}, {Scale})",
                Postgres = $"to_json(trunc(avg{Numbers}, coalesce({Scale}, 10)))",
            },
            .. new[] { "min", "max" }.Select(name =>
                Aggregate(name, "super", "super", $"r_{name.ToUpperInvariant()}") with
                {
                    DuckDb = $"arg_{name}({{0}}, {{lib}}.super_order({{0}})) {{filter}}",
                    Postgres = $"{{lib}}.super_{name}({{0}}) {{filter}}",
                }
            ),
        ];
}
