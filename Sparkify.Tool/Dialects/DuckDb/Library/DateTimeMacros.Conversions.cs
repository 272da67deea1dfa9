namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>Whatever stands for a point in time, as one: so one template serves dates, timestamps and text.</summary>
internal static partial class DateTimeMacros
{
    private static IReadOnlyList<LibraryMacro> Conversions =>
        [
            new(
                "as_timestamp",
                """
                as_timestamp(x VARCHAR) AS {lib}.to_timestamp_value(x),
                (x DATE) AS CAST(x AS TIMESTAMP),
                (x TIMESTAMP) AS x,
                (x TIMESTAMPTZ) AS timezone('UTC', x),
                (x TIME) AS DATE '1970-01-01' + x,
                (x TIMETZ) AS DATE '1970-01-01' + CAST({lib}.timetz_utc(x) AS TIME)
                """
            ),
            new(
                "as_timestamptz",
                """
                as_timestamptz(x VARCHAR) AS {lib}.to_timestamptz_value(x),
                (x DATE) AS timezone('UTC', CAST(x AS TIMESTAMP)),
                (x TIMESTAMP) AS timezone('UTC', x),
                (x TIMESTAMPTZ) AS x
                """
            ),
            new(
                "as_date",
                """
                as_date(x VARCHAR) AS {lib}.to_date_value(x),
                (x DATE) AS x,
                (x TIMESTAMP) AS CAST(x AS DATE),
                (x TIMESTAMPTZ) AS CAST(timezone('UTC', x) AS DATE)
                """
            ),
            new(
                "as_time",
                """
                as_time(x VARCHAR) AS {lib}.to_time_value(x),
                (x TIME) AS x,
                (x TIMETZ) AS CAST({lib}.timetz_utc(x) AS TIME),
                (x TIMESTAMP) AS CAST(x AS TIME),
                (x TIMESTAMPTZ) AS CAST(timezone('UTC', x) AS TIME)
                """
            ),
            new(
                "as_timetz",
                """
                as_timetz(x VARCHAR) AS {lib}.to_timetz_value(x),
                (x TIME) AS CAST(x AS TIMETZ),
                (x TIMETZ) AS x,
                (x TIMESTAMPTZ) AS CAST(CAST(timezone('UTC', x) AS TIME) AS TIMETZ)
                """
            ),
            new("as_interval", """as_interval(x VARCHAR) AS {lib}.to_interval_value(x), (x INTERVAL) AS x"""),
            new(
                "timetz_utc",
                """
                timetz_utc(x) AS CAST(CAST(x AS TIME) - to_seconds(date_part('timezone', x)) AS TIMETZ)
                """
            ),
            new(
                "compare",
                """
                compare(a, b) AS CAST(CASE WHEN a < b THEN -1 WHEN a > b THEN 1 WHEN a = b THEN 0 END AS INTEGER)
                """
            ),
        ];
}
