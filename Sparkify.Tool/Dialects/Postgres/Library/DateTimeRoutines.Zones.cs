namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>Time zones and conversions between the kinds of points in time.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/CONVERT_TIMEZONE.html"/>
internal static partial class DateTimeRoutines
{
    private static IReadOnlyList<LibraryRoutine> Zones =>
        [
            // A POSIX zone may have a blank before its offset.
            new(
                "zone_name",
                Sql("zone_name(z text)", "text", """regexp_replace(z, '^([A-Za-z_/]+) +([+-]?\d)', '\1\2')""")
            ),
            new("from_zone", Sql("from_zone(z text, t timestamp)", "timestamptz", "timezone({lib}.zone_name(z), t)")),
            new("in_zone", Sql("in_zone(z text, t timestamptz)", "timestamp", "timezone({lib}.zone_name(z), t)")),
            new(
                "convert_timezone",
                Sql("convert_timezone(z text, t timestamp)", "timestamp", "{lib}.in_zone(z, timezone('UTC', t))")
                    + Sql(
                        "convert_timezone(source text, z text, t timestamp)",
                        "timestamp",
                        "{lib}.in_zone(z, {lib}.from_zone(source, t))"
                    )
            ),
            new("timetz_utc", Sql("timetz_utc(x timetz)", "timetz", "timezone('UTC', x)", "stable")),
        ];

    private static IReadOnlyList<LibraryRoutine> Conversions =>
        [
            new(
                "as_timestamp",
                Sql("as_timestamp(x text)", "timestamp", "{lib}.to_timestamp_value(x)", "stable")
                    + Sql("as_timestamp(x date)", "timestamp", "x::timestamp")
                    + Sql("as_timestamp(x timestamp)", "timestamp", "x")
                    + Sql("as_timestamp(x timestamptz)", "timestamp", "timezone('UTC', x)")
                    + Sql("as_timestamp(x time)", "timestamp", "date '1970-01-01' + x")
                    + Sql(
                        "as_timestamp(x timetz)",
                        "timestamp",
                        "date '1970-01-01' + {lib}.timetz_utc(x)::time",
                        "stable"
                    )
            ),
            new(
                "as_timestamptz",
                Sql("as_timestamptz(x text)", "timestamptz", "{lib}.to_timestamptz_value(x)", "stable")
                    + Sql("as_timestamptz(x date)", "timestamptz", "timezone('UTC', x::timestamp)")
                    + Sql("as_timestamptz(x timestamp)", "timestamptz", "timezone('UTC', x)")
                    + Sql("as_timestamptz(x timestamptz)", "timestamptz", "x")
            ),
            new(
                "as_date",
                Sql("as_date(x text)", "date", "{lib}.to_date_value(x)", "stable")
                    + Sql("as_date(x date)", "date", "x")
                    + Sql("as_date(x timestamp)", "date", "x::date")
                    + Sql("as_date(x timestamptz)", "date", "timezone('UTC', x)::date")
            ),
            new(
                "as_time",
                Sql("as_time(x text)", "time", "{lib}.to_time_value(x)", "stable")
                    + Sql("as_time(x time)", "time", "x")
                    + Sql("as_time(x timetz)", "time", "{lib}.timetz_utc(x)::time", "stable")
                    + Sql("as_time(x timestamp)", "time", "x::time")
                    + Sql("as_time(x timestamptz)", "time", "timezone('UTC', x)::time")
            ),
            new(
                "as_timetz",
                Sql("as_timetz(x text)", "timetz", "{lib}.to_timetz_value(x)", "stable")
                    + Sql("as_timetz(x time)", "timetz", "x::timetz", "stable")
                    + Sql("as_timetz(x timetz)", "timetz", "x")
                    + Sql("as_timetz(x timestamptz)", "timetz", "timezone('UTC', x)::time::timetz", "stable")
            ),
            new(
                "justify",
                Sql(
                    "justify(x interval)",
                    "interval",
                    """
                    make_interval(months => (date_part('year', x) * 12 + date_part('month', x))::int, days => date_part('day', x)::int)
                        + justify_hours(x - make_interval(months => (date_part('year', x) * 12 + date_part('month', x))::int, days => date_part('day', x)::int))
                    """
                )
            ),
            new("interval_text", Sql("interval_text(x interval)", "text", "{lib}.justify(x)::text", "stable")),
            new(
                "as_interval",
                Sql("as_interval(x text)", "interval", "{lib}.to_interval_value(x)", "stable")
                    + Sql("as_interval(x interval)", "interval", "x")
            ),
            new(
                "compare",
                Sql(
                    "compare(a anyelement, b anyelement)",
                    "integer",
                    "case when a < b then -1 when a > b then 1 when a = b then 0 end"
                )
            ),
        ];
}
