namespace Sparkify.Tool.Dialects.Functions;

/// <summary>
/// Operators with dates, times and intervals. A number counts days; a date stays one with years and months and becomes a timestamp with
/// anything smaller.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_interval_data_types.html"/>
internal static partial class DateTimeFunctions
{
    private const string IntervalPage = "r_interval_data_types";
    private const string ConcatenationPage = "r_DATE-CONCATENATE_function";

    private static IReadOnlyList<FunctionDefinition> Operators =>
        [
            .. Both("date", "time", "timestamp", ConcatenationPage, "({0} + {1})"),
            .. Both("date", "timetz", "timestamptz", ConcatenationPage, "({0} + {1})"),
            .. Both("date", "integer", "date", IntervalPage, "({0} + CAST({1} AS INTEGER))"),
            .. Both(
                "timestamp",
                "number",
                "timestamp",
                IntervalPage,
                "({0} + CAST({1} AS DOUBLE PRECISION) * INTERVAL '1 day')"
            ),
            .. Both(
                "timestamptz",
                "number",
                "timestamptz",
                IntervalPage,
                "({0} + CAST({1} AS DOUBLE PRECISION) * INTERVAL '1 day')"
            ),
            .. Both("timestamp", "interval", "timestamp", IntervalPage, "({0} + {1})"),
            .. Both("timestamptz", "interval", "timestamptz", IntervalPage, "({0} + {1})"),
            .. Both("time", "interval", "time", IntervalPage, "({0} + {1})"),
            .. Both("timetz", "interval", "timetz", IntervalPage, "({lib}.timetz_utc({0}) + {1})"),
            .. DateAndInterval("+"),
            Same("+", "interval, interval", "$0", IntervalPage, "({0} + {1})"),
            Same("-", "date, date", "integer", IntervalPage, "CAST({0} - {1} AS INTEGER)"),
            Same("-", "date, integer", "date", IntervalPage, "({0} - CAST({1} AS INTEGER))"),
            Same(
                "-",
                "timestamp, number",
                "timestamp",
                IntervalPage,
                "({0} - CAST({1} AS DOUBLE PRECISION) * INTERVAL '1 day')"
            ),
            Same(
                "-",
                "timestamptz, number",
                "timestamptz",
                IntervalPage,
                "({0} - CAST({1} AS DOUBLE PRECISION) * INTERVAL '1 day')"
            ),
            Same("-", "timestamptz, datetime", Span, IntervalPage, "({0} - {lib}.as_timestamptz({1}))"),
            Same("-", "datetime, timestamptz", Span, IntervalPage, "({lib}.as_timestamptz({0}) - {1})"),
            Same("-", "timestamp, date|timestamp", Span, IntervalPage, "({0} - {lib}.as_timestamp({1}))"),
            Same("-", "date, timestamp", Span, IntervalPage, "({lib}.as_timestamp({0}) - {1})"),
            Same("-", "time, time", Span, IntervalPage, "({lib}.as_timestamp({0}) - {lib}.as_timestamp({1}))"),
            Same("-", "timestamp, interval", "timestamp", IntervalPage, "({0} - {1})"),
            Same("-", "timestamptz, interval", "timestamptz", IntervalPage, "({0} - {1})"),
            Same("-", "time, interval", "time", IntervalPage, "({0} - {1})"),
            Same("-", "timetz, interval", "timetz", IntervalPage, "({lib}.timetz_utc({0}) - {1})"),
            .. DateAndInterval("-"),
            Same("-", "interval, interval", "$0", IntervalPage, "({0} - {1})"),
            Same("-", "interval", "$0", IntervalPage, "(- {0})"),
            Same("*", "interval, number", "$0", IntervalPage, "({0} * CAST({1} AS DOUBLE PRECISION))"),
            Same("*", "number, interval", "$1", IntervalPage, "(CAST({0} AS DOUBLE PRECISION) * {1})"),
            new("/", "interval, number", "$0", IntervalPage)
            {
                DuckDb = "{lib}.interval_quotient({0}, {1})",
                Postgres = "({0} / CAST({1} AS DOUBLE PRECISION))",
            },
        ];

    private const string Span = "interval day to second";

    /// <summary>The template's {0} is the first type on either side of the sign.</summary>
    private static FunctionDefinition[] Both(
        string first,
        string second,
        string result,
        string page,
        string template
    ) =>
        [
            Same("+", $"{first}, {second}", result, page, template),
            Same(
                "+",
                $"{second}, {first}",
                result,
                page,
                template
                    .Replace("{0}", "{?}", StringComparison.Ordinal)
                    .Replace("{1}", "{0}", StringComparison.Ordinal)
                    .Replace("{?}", "{1}", StringComparison.Ordinal)
            ),
        ];

    /// <summary>A date stays one with INTERVAL YEAR TO MONTH.</summary>
    private static IEnumerable<FunctionDefinition> DateAndInterval(string sign)
    {
        var template = $"{{lib}}.as_timestamp({{0}}) {sign} {{1}}";
        yield return Same(sign, "date, years", "date", IntervalPage, $"CAST({template} AS DATE)");
        yield return Same(sign, "date, interval", "timestamp", IntervalPage, $"({template})");
        if (sign == "+")
        {
            yield return Same(sign, "years, date", "date", IntervalPage, "CAST({0} + {lib}.as_timestamp({1}) AS DATE)");
            yield return Same(sign, "interval, date", "timestamp", IntervalPage, "({0} + {lib}.as_timestamp({1}))");
        }
    }
}
