using System.Globalization;
using Sparkify.Tool.Dialects.Casts;
using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.Functions;

/// <summary>Aggregates over sorted values. All run on compute nodes only.</summary>
internal static partial class AggregateFunctions
{
    private const string WholePartition = "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING";

    private static readonly ColumnType Half = new(ColumnKind.Decimal, 1, 1);

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_LISTAGG.html"/>
    private static IEnumerable<FunctionDefinition> Lists()
    {
        var form = Aggregate("listagg", "any[, any]", "varchar(max)", "r_LISTAGG") with
        {
            IsComputeNodeOnly = true,
            DuckDbTemplate = types =>
                $"{{lib}}.listagg(list({TextOf(types, CastEngine.DuckDb)} {{order}}) {{filter}} {{over}}, {Delimiter(types)}, '{{distinct}}')",
        };
        return
        [
            form with
            {
                Kind = FunctionKind.Window,
                Page = "r_WF_LISTAGG",
                PostgresTemplate = types =>
                    $"{{lib}}.listagg_over({TextOf(types, CastEngine.Postgres)}, {Delimiter(types)}, '{{distinct}}') "
                    + $"OVER ({{partition}} {{order}} {WholePartition})",
            },
            form with
            {
                PostgresTemplate = types =>
                    $"{{lib}}.listagg(array_agg({TextOf(types, CastEngine.Postgres)} {{order}}) {{filter}}, {Delimiter(types)}, '{{distinct}}')",
            },
        ];
    }

    private static IEnumerable<FunctionDefinition> Percentiles() =>
        [
            .. Continuous("median", "any", "r_MEDIAN", "{0}", "0.5"),
            .. Continuous("percentile_cont", "any, any", "r_PERCENTILE_CONT", "{1}", "{0}"),
            .. Discrete("percentile_disc", "r_WF_PERCENTILE_DISC"),
            .. Discrete("approximate percentile_disc", "r_APPROXIMATE_PERCENTILE_DISC"),
        ];

    /// <summary>
    /// DuckDB interpolates decimals by less than their digits, so it is given doubles, and turns the percentile instead of the order, which it
    /// does not heed in windows.
    /// </summary>
    private static IEnumerable<FunctionDefinition> Continuous(
        string name,
        string parameters,
        string page,
        string value,
        string percentile
    )
    {
        var isMedian = name == "median";
        var form = Aggregate(name, parameters, "", page) with
        {
            TakesOrder = !isMedian,
            IsComputeNodeOnly = true,
            ResultType = types =>
                isMedian ? DecimalRules.Between(types[0], Half) : DecimalRules.Between(types[1], types[0]),
            DuckDbTemplate = types =>
                DuckDbContinuous(
                    isMedian ? types[0] : types[1],
                    isMedian ? Half : types[0],
                    value,
                    isMedian ? percentile : $"CASE WHEN '{{desc}}' = '' THEN {percentile} ELSE 1 - {percentile} END"
                ),
        };
        return
        [
            form with
            {
                Kind = FunctionKind.Window,
                PostgresTemplate = types =>
                    PostgresContinuous(
                        isMedian ? types[0] : types[1],
                        isMedian ? Half : types[0],
                        v =>
                            $"{{lib}}.percentile_cont_over({v}, {percentile}) OVER ({{partition}} ORDER BY {value}{{desc}} {WholePartition})",
                        value
                    ),
            },
            form with
            {
                PostgresTemplate = types =>
                    PostgresContinuous(
                        isMedian ? types[0] : types[1],
                        isMedian ? Half : types[0],
                        v =>
                            $"{{lib}}.percentile_cont(array_agg({v} ORDER BY {value}{{desc}}) {{filter}}, {percentile})",
                        value
                    ),
            },
        ];
    }

    private static string DuckDbContinuous(ColumnType? type, ColumnType? step, string value, string percentile) =>
        type switch
        {
            { Kind: ColumnKind.Date } => $"CAST(quantile_cont({value}, {percentile}) {{filter}} {{over}} AS DATE)",
            { Kind: ColumnKind.Timestamp or ColumnKind.TimestampTz } =>
                $"quantile_cont({value}, {percentile}) {{filter}} {{over}}",
            { } known when DecimalRules.Between(known, step) is { Kind: ColumnKind.Decimal } result =>
                $"CAST(quantile_cont(CAST({value} AS DOUBLE), {percentile}) {{filter}} {{over}} AS {DuckDb.DuckDbTypes.Find(result)})",
            _ => $"quantile_cont(CAST({value} AS DOUBLE), {percentile}) {{filter}} {{over}}",
        };

    private static string PostgresContinuous(
        ColumnType? type,
        ColumnType? step,
        Func<string, string> aggregate,
        string value
    ) =>
        type switch
        {
            { Kind: ColumnKind.Date } =>
                $"(date '1970-01-01' + CAST(floor({aggregate($"CAST({value} - date '1970-01-01' AS numeric)")}) AS integer))",
            { Kind: ColumnKind.Timestamp } =>
                $"(timestamp '1970-01-01' + {aggregate($"extract(epoch from {value})")} * interval '1 second')",
            { Kind: ColumnKind.TimestampTz } => $"to_timestamp({aggregate($"extract(epoch from {value})")})",
            { } known when DecimalRules.Between(known, step) is { Kind: ColumnKind.Decimal } result =>
                $"CAST({aggregate($"CAST({value} AS numeric)")} AS {PostgresDecimal(result)})",
            { } known when DecimalRules.IsFloat(known) =>
                $"CAST({aggregate($"CAST({value} AS numeric)")} AS double precision)",
            _ => aggregate($"CAST({value} AS numeric)"),
        };

    /// <summary>The exact value lies within the error that an approximate one may have.</summary>
    private static IEnumerable<FunctionDefinition> Discrete(string name, string page)
    {
        var form = Aggregate(name, "any, any", "$1", page) with
        {
            TakesOrder = true,
            IsComputeNodeOnly = true,
            DuckDb = "quantile_disc({1}, CASE WHEN '{desc}' = '' THEN {0} ELSE -({0}) END) {filter} {over}",
            Label = "percentile_disc",
        };
        return
        [
            form with
            {
                Kind = FunctionKind.Window,
                Postgres =
                    $"(array_agg({{1}}) OVER ({{partition}} ORDER BY {{1}}{{desc}} NULLS LAST {WholePartition}))"
                    + "[greatest(1, CAST(ceil(CAST({0} AS numeric) * count({1}) OVER ({partition})) AS integer))]",
            },
            form with
            {
                Postgres = "percentile_disc({0}) WITHIN GROUP ({order}) {filter}",
            },
        ];
    }

    /// <summary>The value as Redshift's text of it.</summary>
    private static string TextOf(IReadOnlyList<ColumnType?> types, CastEngine engine) =>
        CastRules.TextOf(types[0], engine);

    private static string Delimiter(IReadOnlyList<ColumnType?> types) => types.Count > 1 ? "{1}" : "''";

    private static string PostgresDecimal(ColumnType type) =>
        string.Create(CultureInfo.InvariantCulture, $"numeric({type.Length},{type.Scale})");
}
