using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Functions;

/// <summary>Aggregates, also over windows, and window functions.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_Aggregate_Functions.html"/>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_Window_functions.html"/>
internal static partial class AggregateFunctions
{
    private const string Double = "double precision";

    public static IReadOnlyList<FunctionDefinition> Definitions { get; } =
    [
        .. Supers(),
        .. Counts(),
        .. Sums(),
        .. Extremes(),
        .. Deviations(),
        .. Bits(),
        .. Lists(),
        .. Percentiles(),
        .. Sketches(),
        .. Rankings(),
        .. Neighbours(),
    ];

    /// <summary>The exact count lies within the error that an approximate one may have.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_COUNT.html"/>
    private static IEnumerable<FunctionDefinition> Counts() =>
        [
            Aggregate("count", "[any]", "bigint", "r_COUNT"),
            Aggregate("approximate count", "any", "bigint", "r_COUNT") with
            {
                DuckDb = "count({distinct}{0}) {filter}",
                Postgres = "count({distinct}{0}) {filter}",
                Label = "count",
            },
        ];

    private static IEnumerable<FunctionDefinition> Sums() =>
        [
            Aggregate("sum", "integer", "bigint", "r_SUM") with
            {
                DuckDb = "CAST(sum({distinct}{0}) {filter} {over} AS BIGINT)",
                PostgresTemplate = types =>
                    types[0] is { Kind: ColumnKind.BigInt }
                        ? "CAST(sum({distinct}{0}) {filter} {over} AS bigint)"
                        : null,
            },
            Aggregate("sum", "decimal", "", "r_SUM") with
            {
                ResultType = DecimalRules.Total,
            },
            Aggregate("sum", "float", Double, "r_SUM") with
            {
                DuckDb = "sum({distinct}CAST({0} AS DOUBLE)) {filter}",
                Postgres = "sum({distinct}CAST({0} AS double precision)) {filter}",
            },
            Aggregate("sum", "any", "", "r_SUM"),
            Aggregate("avg", "integer", "bigint", "r_AVG") with
            {
                DuckDbTemplate = types => DuckDbArithmetic.Average(types[0] ?? new(ColumnKind.BigInt)),
                PostgresTemplate = types => PostgresArithmetic.Average(types[0] ?? new(ColumnKind.BigInt)),
            },
            Aggregate("avg", "decimal", "", "r_AVG") with
            {
                ResultType = DecimalRules.Total,
                DuckDbTemplate = types => types[0] is { } type ? DuckDbArithmetic.Average(type) : null,
                PostgresTemplate = types => types[0] is { } type ? PostgresArithmetic.Average(type) : null,
            },
            Aggregate("avg", "float", Double, "r_AVG") with
            {
                DuckDb = "avg({distinct}CAST({0} AS DOUBLE)) {filter}",
                Postgres = "avg({distinct}CAST({0} AS double precision)) {filter}",
            },
            Aggregate("avg", "any", "", "r_AVG"),
            new("ratio_to_report", "any", Double, "r_WF_RATIO_TO_REPORT")
            {
                Kind = FunctionKind.Window,
                DuckDb = "(CAST({0} AS DOUBLE) / nullif(sum(CAST({0} AS DOUBLE)) {over}, 0))",
                Postgres = "(CAST({0} AS double precision) / nullif(sum(CAST({0} AS double precision)) {over}, 0))",
            },
        ];

    private static IEnumerable<FunctionDefinition> Extremes() =>
        [
            .. Extreme("min", "r_MIN", "bool_and"),
            .. Extreme("max", "r_MAX", "bool_or"),
            Aggregate("any_value", "any", "$0", "r_ANY_VALUE") with
            {
                Postgres = "{lib}.any_present({0}) {filter}",
            },
        ];

    /// <summary>Text is compared by its bytes, whatever the database's collation.</summary>
    private static IEnumerable<FunctionDefinition> Extreme(string name, string page, string ofBooleans)
    {
        var hint = $"Redshift has no {name.ToUpperInvariant()} of BOOLEAN: write {ofBooleans}";
        return
        [
            Aggregate(name, "boolean", "", page) with
            {
                DuckDbRefusal = hint,
                PostgresRefusal = hint,
            },
            Aggregate(name, "any", "$0", page),
        ];
    }

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_STDDEV_functions.html"/>
    private static IEnumerable<FunctionDefinition> Deviations() =>
        new (string Name, string Function, string Page)[]
        {
            ("stddev", "stddev_samp", "r_STDDEV_functions"),
            ("stddev_samp", "stddev_samp", "r_STDDEV_functions"),
            ("stddev_pop", "stddev_pop", "r_STDDEV_functions"),
            ("variance", "var_samp", "r_VARIANCE_functions"),
            ("var_samp", "var_samp", "r_VARIANCE_functions"),
            ("var_pop", "var_pop", "r_VARIANCE_functions"),
        }.Select(f =>
            Aggregate(f.Name, "any", Double, f.Page) with
            {
                DuckDb = f.Function + "({distinct}CAST({0} AS DOUBLE)) {filter}",
                Postgres = f.Function + "({distinct}CAST({0} AS double precision)) {filter}",
            }
        );

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/c_bitwise_aggregate_functions.html"/>
    private static IEnumerable<FunctionDefinition> Bits() =>
        [
            Aggregate("bit_and", "any", "$0", "r_BIT_AND"),
            Aggregate("bit_or", "any", "$0", "r_BIT_OR"),
            .. Booleans("bool_and", "r_BOOL_AND"),
            .. Booleans("bool_or", "r_BOOL_OR"),
        ];

    private static IEnumerable<FunctionDefinition> Booleans(string name, string page) =>
        [
            Aggregate(name, "integer", "boolean", page) with
            {
                DuckDb = name + "({distinct}{0} <> 0) {filter}",
                Postgres = name + "({distinct}{0} <> 0) {filter}",
            },
            Aggregate(name, "any", "boolean", page),
        ];

    /// <summary>A count is exact here; a sketch itself cannot be had.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/hyperloglog-functions.html"/>
    private static IEnumerable<FunctionDefinition> Sketches() =>
        [
            Aggregate("hll", "any", "bigint", "r_HLL_function") with
            {
                DuckDb = "count(DISTINCT {0}) {filter}",
                Postgres = "count(DISTINCT {0}) {filter}",
            },
            .. new[] { "hll_create_sketch", "hll_cardinality", "hll_combine", "hll_combine_sketches" }.Select(name =>
                Aggregate(name, "any, ...", "", "r_" + name.ToUpperInvariant()) with
                {
                    DuckDbRefusal = NoSketch,
                    PostgresRefusal = NoSketch,
                }
            ),
        ];

    private const string NoSketch = "there are no HLL sketches here: write count(distinct …) or hll(…)";

    private static FunctionDefinition Aggregate(string name, string parameters, string result, string page) =>
        new(name, parameters, result, page) { Kind = FunctionKind.Aggregate };
}
