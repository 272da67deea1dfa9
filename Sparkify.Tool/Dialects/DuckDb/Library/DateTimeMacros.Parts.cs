namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>EXTRACT, DATE_PART and DATE_TRUNC. Decade 1 starts with the year 0, century and millennium 1 with the year 1.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Dateparts_for_datetime_functions.html"/>
internal static partial class DateTimeMacros
{
    private static IReadOnlyList<LibraryMacro> Parts =>
        [
            new(
                "zoned_field",
                """
                zoned_field(part, x) AS CASE WHEN part LIKE 'timezone%' THEN 0.0 ELSE CAST({lib}.date_field(part, timezone('UTC', x)) AS DOUBLE) END
                """
            ),
            new(
                "timetz_field",
                """
                timetz_field(part, x) AS CASE part
                    WHEN 'timezone' THEN CAST(date_part('timezone', x) AS BIGINT)
                    WHEN 'timezone_hour' THEN CAST(date_part('timezone_hour', x) AS BIGINT)
                    WHEN 'timezone_minute' THEN CAST(date_part('timezone_minute', x) AS BIGINT)
                    ELSE {lib}.clock_field(part, CAST(x AS TIME)) END
                """
            ),
            new(
                "date_field",
                """
                date_field(part, x) AS CASE part
                    WHEN 'year' THEN year(x)
                    WHEN 'month' THEN month(x)
                    WHEN 'day' THEN day(x)
                    WHEN 'quarter' THEN quarter(x)
                    WHEN 'week' THEN week(x)
                    WHEN 'dayofweek' THEN date_part('dow', x)
                    WHEN 'dayofyear' THEN dayofyear(x)
                    WHEN 'epoch' THEN CAST(floor(epoch(x)) AS BIGINT)
                    WHEN 'decade' THEN CAST(floor(year(x) / CAST(10 AS DOUBLE)) AS BIGINT) + 1
                    WHEN 'century' THEN date_part('century', x)
                    WHEN 'millennium' THEN date_part('millennium', x)
                    WHEN 'hour' THEN hour(x)
                    WHEN 'minute' THEN minute(x)
                    ELSE {lib}.clock_field(part, x) END
                """
            ),
            new(
                "clock_field",
                """
                clock_field(part, x) AS CASE part
                    WHEN 'hour' THEN hour(x)
                    WHEN 'minute' THEN minute(x)
                    WHEN 'second' THEN second(x)
                    WHEN 'millisecond' THEN millisecond(x) % 1000
                    WHEN 'microsecond' THEN microsecond(x) % 1000000
                    WHEN 'epoch' THEN CAST(epoch(x) AS BIGINT)
                    ELSE CAST('date part "' || part || '" is not in this value' AS BIGINT) END
                """
            ),
            new(
                "span_field",
                """
                span_field(part, x) AS list_transform([{lib}.justify(x)], lambda v: CASE part
                    WHEN 'second' THEN CAST(date_part('microsecond', v) AS DOUBLE) / 1000000
                    WHEN 'millisecond' THEN CAST(date_part('millisecond', v) % 1000 AS DOUBLE)
                    WHEN 'microsecond' THEN CAST(date_part('microsecond', v) % 1000000 AS DOUBLE)
                    WHEN 'minute' THEN date_part('minute', v)
                    WHEN 'hour' THEN date_part('hour', v)
                    WHEN 'day' THEN date_part('day', v)
                    WHEN 'month' THEN date_part('month', v)
                    WHEN 'quarter' THEN date_part('quarter', v)
                    WHEN 'year' THEN date_part('year', v)
                    WHEN 'decade' THEN date_part('decade', v)
                    WHEN 'century' THEN date_part('century', v)
                    WHEN 'millennium' THEN date_part('millennium', v)
                    WHEN 'epoch' THEN epoch(v)
                    ELSE CAST('date part "' || part || '" is not in an interval' AS DOUBLE) END)[1]
                """
            ),
            // As EXTRACT, but a double, and with the second's fraction.
            new(
                "zoned_value",
                """
                zoned_value(part, x) AS CASE WHEN part LIKE 'timezone%' THEN 0.0 ELSE {lib}.date_value(part, timezone('UTC', x)) END
                """
            ),
            new(
                "clock_value",
                """
                clock_value(part, x) AS CASE part WHEN 'second' THEN {lib}.whole_second(x) ELSE CAST({lib}.clock_field(part, x) AS DOUBLE) END
                """
            ),
            new(
                "timetz_value",
                """
                timetz_value(part, x) AS CASE part WHEN 'second' THEN {lib}.whole_second(CAST(x AS TIME)) ELSE CAST({lib}.timetz_field(part, x) AS DOUBLE) END
                """
            ),
            new(
                "date_value",
                """
                date_value(part, x) AS CASE part
                    WHEN 'second' THEN {lib}.whole_second(x)
                    WHEN 'epoch' THEN epoch(x)
                    ELSE CAST({lib}.date_field(part, x) AS DOUBLE) END
                """
            ),
            new("whole_second", """whole_second(x) AS CAST(microsecond(x) AS DOUBLE) / 1000000"""),
            new(
                "trunc_interval",
                """
                trunc_interval(part, x) AS CASE part
                    WHEN 'year' THEN date_trunc('year', x)
                    WHEN 'month' THEN date_trunc('month', x)
                    WHEN 'day' THEN date_trunc('day', {lib}.justify(x))
                    WHEN 'hour' THEN date_trunc('hour', {lib}.justify(x))
                    WHEN 'minute' THEN date_trunc('minute', {lib}.justify(x))
                    WHEN 'second' THEN date_trunc('second', {lib}.justify(x))
                    ELSE CAST('interval units "' || part || '" not supported' AS INTERVAL) END
                """
            ),
            new(
                "trunc_timestamp",
                """
                trunc_timestamp(part, x) AS CASE part
                    WHEN 'year' THEN date_trunc('year', x)
                    WHEN 'quarter' THEN date_trunc('quarter', x)
                    WHEN 'month' THEN date_trunc('month', x)
                    WHEN 'week' THEN date_trunc('week', x)
                    WHEN 'day' THEN date_trunc('day', x)
                    WHEN 'hour' THEN date_trunc('hour', x)
                    WHEN 'minute' THEN date_trunc('minute', x)
                    WHEN 'second' THEN date_trunc('second', x)
                    WHEN 'millisecond' THEN date_trunc('millisecond', x)
                    WHEN 'microsecond' THEN x
                    WHEN 'decade' THEN date_trunc('decade', x)
                    WHEN 'century' THEN CAST(make_date((date_part('century', x) - 1) * 100 + 1, 1, 1) AS TIMESTAMP)
                    WHEN 'millennium' THEN CAST(make_date((date_part('millennium', x) - 1) * 1000 + 1, 1, 1) AS TIMESTAMP)
                    ELSE CAST('timestamp units "' || part || '" not supported' AS TIMESTAMP) END
                """
            ),
        ];
}
