namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>DATEADD, DATEDIFF and what counts months and days. A part is a canonical name of <see cref="Functions.DateParts"/>.</summary>
internal static partial class DateTimeMacros
{
    private static IReadOnlyList<LibraryMacro> Arithmetic =>
        [
            // A year after February 29 is March 1, twelve months after it February 28.
            new(
                "add_part",
                """
                add_part(part, n, x) AS CASE part
                    WHEN 'month' THEN x + to_months(CAST(n AS INTEGER))
                    WHEN 'quarter' THEN x + to_months(3 * CAST(n AS INTEGER))
                    WHEN 'year' THEN {lib}.add_years(x, CAST(n AS INTEGER))
                    WHEN 'decade' THEN {lib}.add_years(x, 10 * CAST(n AS INTEGER))
                    WHEN 'century' THEN {lib}.add_years(x, 100 * CAST(n AS INTEGER))
                    WHEN 'millennium' THEN {lib}.add_years(x, 1000 * CAST(n AS INTEGER))
                    WHEN 'week' THEN x + to_days(7 * CAST(n AS INTEGER))
                    WHEN 'day' THEN x + to_days(CAST(n AS INTEGER))
                    ELSE x + {lib}.clock_span(part, n) END
                """
            ),
            new(
                "add_years",
                """
                add_years(x, n) AS x + to_years(n) + to_days(CASE WHEN month(x) = 2 AND day(x) = 29 AND day(x + to_years(n)) = 28 THEN 1 ELSE 0 END)
                """
            ),
            new(
                "clock_span",
                """
                clock_span(part, n) AS CASE part
                    WHEN 'hour' THEN to_hours(CAST(n AS BIGINT))
                    WHEN 'minute' THEN to_minutes(CAST(n AS BIGINT))
                    WHEN 'second' THEN to_seconds(CAST(n AS BIGINT))
                    WHEN 'millisecond' THEN to_microseconds(1000 * CAST(n AS BIGINT))
                    WHEN 'microsecond' THEN to_microseconds(CAST(n AS BIGINT))
                    ELSE CAST('date part "' || part || '" cannot be added here' AS INTERVAL) END
                """
            ),
            new(
                "datediff",
                """
                datediff(part, a, b) AS CASE part
                    WHEN 'year' THEN date_diff('year', a, b)
                    WHEN 'quarter' THEN date_diff('quarter', a, b)
                    WHEN 'month' THEN date_diff('month', a, b)
                    WHEN 'week' THEN date_diff('day', date_trunc('week', a), date_trunc('week', b)) // 7
                    WHEN 'day' THEN date_diff('day', a, b)
                    WHEN 'decade' THEN CAST(date_part('decade', b) - date_part('decade', a) AS BIGINT)
                    WHEN 'century' THEN CAST(date_part('century', b) - date_part('century', a) AS BIGINT)
                    WHEN 'millennium' THEN CAST(date_part('millennium', b) - date_part('millennium', a) AS BIGINT)
                    ELSE {lib}.clock_diff(part, a, b) END
                """
            ),
            new(
                "clock_diff",
                """
                clock_diff(part, a, b) AS CASE part
                    WHEN 'hour' THEN date_diff('hour', a, b)
                    WHEN 'minute' THEN date_diff('minute', a, b)
                    WHEN 'second' THEN date_diff('second', a, b)
                    WHEN 'millisecond' THEN date_diff('millisecond', a, b)
                    WHEN 'microsecond' THEN date_diff('microsecond', a, b)
                    ELSE CAST('date part "' || part || '" has no difference here' AS BIGINT) END
                """
            ),
            new(
                "add_months",
                """
                add_months(x, n) AS list_transform([x], lambda t: CASE
                    WHEN CAST(t AS DATE) = last_day(t) THEN last_day(t + to_months(CAST(n AS INTEGER))) + CAST(t AS TIME)
                    ELSE t + to_months(CAST(n AS INTEGER)) END)[1]
                """
            ),
            new(
                "months_between",
                """
                months_between(a, b) AS list_transform([struct_pack(a := a, b := b)], lambda p:
                    CAST((year(p.a) - year(p.b)) * 12 + month(p.a) - month(p.b) AS DOUBLE) + CASE
                        WHEN day(p.a) = day(p.b) OR (CAST(p.a AS DATE) = last_day(p.a) AND CAST(p.b AS DATE) = last_day(p.b)) THEN 0.0
                        ELSE (epoch(p.a - date_trunc('month', p.a)) - epoch(p.b - date_trunc('month', p.b))) / CAST(31 * 86400 AS DOUBLE) END)[1]
                """
            ),
            new("last_day", "last_day(d) AS system.main.last_day(d)"),
            new(
                "next_day",
                """
                next_day(x, name) AS list_transform([x], lambda d: d + CAST((CASE
                    WHEN lower(name) IN ('su', 'sun', 'sunday') THEN 7
                    WHEN lower(name) IN ('m', 'mo', 'mon', 'monday') THEN 8
                    WHEN lower(name) IN ('tu', 'tue', 'tues', 'tuesday') THEN 9
                    WHEN lower(name) IN ('w', 'we', 'wed', 'wednesday') THEN 10
                    WHEN lower(name) IN ('th', 'thu', 'thurs', 'thursday') THEN 11
                    WHEN lower(name) IN ('f', 'fr', 'fri', 'friday') THEN 12
                    WHEN lower(name) IN ('sa', 'sat', 'saturday') THEN 13
                    ELSE CAST('"' || name || '" is no day of the week' AS INTEGER) END - date_part('dow', d) - 1) % 7 + 1 AS INTEGER))[1]
                """
            ),
        ];
}
