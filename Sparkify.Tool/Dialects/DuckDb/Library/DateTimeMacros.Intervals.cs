namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>Intervals from text, as text, and their arithmetic.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_interval_data_types.html"/>
internal static partial class DateTimeMacros
{
    private static IReadOnlyList<LibraryMacro> Intervals =>
        [
            // The parts without their units as microseconds, whole hours of a day as days.
            new(
                "justify",
                """
                justify(x) AS to_months(date_part('year', x) * 12 + date_part('month', x))
                    + to_days(CAST(date_part('day', x) + {lib}.span_clock(x) // 86400000000 AS INTEGER))
                    + to_microseconds({lib}.span_clock(x) % 86400000000)
                """
            ),
            new(
                "span_clock",
                """
                span_clock(x) AS date_part('hour', x) * 3600000000 + date_part('minute', x) * 60000000 + date_part('microsecond', x)
                """
            ),
            new(
                "interval_text",
                """
                interval_text(x) AS regexp_replace(CAST({lib}.justify(x) AS VARCHAR), '\bmonth(s?)\b', 'mon\1')
                """
            ),
            new("interval_quotient", """interval_quotient(x, n) AS x * (1 / CAST(n AS DOUBLE))"""),
            // "1w, 1h, 30": pairs of number and unit, a clock, or a number of seconds.
            new(
                "to_interval_value",
                """
                to_interval_value(s) AS CASE
                    WHEN s IS NULL OR NOT regexp_full_match(s, '(?i)\s*(@\s*)?([+-]?\s*(\d+:\d+(:\d+(\.\d*)?)?|\d+(\.\d*)?|\.\d+)\s*([a-z]+)?[\s,]*)+(ago)?\s*') THEN
                        CAST('invalid input syntax for type interval: "' || s || '"' AS INTERVAL)
                    ELSE list_reduce(list_transform(
                        regexp_extract_all(lower(s), '[+-]?\s*(?:\d+:\d+(?::\d+(?:\.\d*)?)?|\d+(?:\.\d*)?|\.\d+)\s*[a-z]*'),
                        lambda t: {lib}.interval_piece(replace(t, ' ', ''))), lambda a, b: a + b)
                        * CASE WHEN lower(trim(s)) LIKE '%ago' THEN -1 ELSE 1 END END
                """
            ),
            new(
                "interval_piece",
                """
                interval_piece(t) AS CASE
                    WHEN contains(t, ':') THEN to_microseconds(CASE WHEN t[1] = '-' THEN -1 ELSE 1 END * (
                        CAST(regexp_extract(t, '(\d+):', 1) AS BIGINT) * 3600000000
                        + CAST(regexp_extract(t, ':(\d+)', 1) AS BIGINT) * 60000000
                        + CAST(round(coalesce(try_cast(regexp_extract(t, ':\d+:([\d.]+)', 1) AS DOUBLE), 0) * 1000000) AS BIGINT)))
                    ELSE list_transform([struct_pack(
                            n := CAST(regexp_extract(t, '^([+-]?[\d.]+)', 1) AS DOUBLE),
                            unit := {lib}.interval_unit(regexp_extract(t, '([a-z]*)$', 1)))], lambda p: CASE
                        WHEN p.unit[1] = 12 OR p.unit[1] > 12 THEN to_months(CAST(trunc(p.n * p.unit[1]) AS INTEGER))
                        WHEN p.unit[1] > 0 THEN to_months(CAST(trunc(p.n) AS INTEGER)) + to_days(CAST(trunc((p.n - trunc(p.n)) * 30) AS INTEGER))
                        WHEN p.unit[2] > 0 THEN to_days(CAST(trunc(p.n * p.unit[2]) AS INTEGER))
                            + to_microseconds(CAST(round((p.n * p.unit[2] - trunc(p.n * p.unit[2])) * 86400000000) AS BIGINT))
                        ELSE to_microseconds(CAST(round(p.n * p.unit[3]) AS BIGINT)) END)[1] END
                """
            ),
            // Months, days and microseconds of a unit.
            new(
                "interval_unit",
                """
                interval_unit(u) AS CASE
                    WHEN u IN ('millennium', 'millennia', 'millenniums', 'mil', 'mils') THEN [12000, 0, 0]
                    WHEN u IN ('century', 'centuries', 'c', 'cent', 'cents') THEN [1200, 0, 0]
                    WHEN u IN ('decade', 'decades', 'dec', 'decs') THEN [120, 0, 0]
                    WHEN u IN ('year', 'years', 'y', 'yr', 'yrs') THEN [12, 0, 0]
                    WHEN u IN ('quarter', 'quarters', 'qtr', 'qtrs') THEN [3, 0, 0]
                    WHEN u IN ('month', 'months', 'mon', 'mons') THEN [1, 0, 0]
                    WHEN u IN ('week', 'weeks', 'w') THEN [0, 7, 0]
                    WHEN u IN ('day', 'days', 'd') THEN [0, 1, 0]
                    WHEN u IN ('hour', 'hours', 'h', 'hr', 'hrs') THEN [0, 0, 3600000000]
                    WHEN u IN ('minute', 'minutes', 'm', 'min', 'mins') THEN [0, 0, 60000000]
                    WHEN u IN ('second', 'seconds', 's', 'sec', 'secs', '') THEN [0, 0, 1000000]
                    WHEN u IN ('millisecond', 'milliseconds', 'ms', 'msec', 'msecs', 'msecond', 'mseconds', 'millisec', 'millisecs', 'millisecon') THEN [0, 0, 1000]
                    WHEN u IN ('microsecond', 'microseconds', 'us', 'usec', 'usecs', 'usecond', 'useconds', 'microsec', 'microsecs') THEN [0, 0, 1]
                    ELSE CAST('invalid unit of an interval: "' || u || '"' AS BIGINT[]) END
                """
            ),
            .. Tries("to_interval_value"),
        ];
}
