namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>EXTRACT, DATE_PART and DATE_TRUNC. Decade 1 starts with the year 0, century and millennium 1 with the year 1.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Dateparts_for_datetime_functions.html"/>
internal static partial class DateTimeRoutines
{
    private static IReadOnlyList<LibraryRoutine> Parts =>
        [
            new(
                "field_name",
                Sql(
                    "field_name(part text)",
                    "text",
                    "case part when 'dayofweek' then 'dow' when 'dayofyear' then 'doy' else part end"
                )
            ),
            new("field", Field("timestamp") + Field("time")),
            new(
                "span_field",
                Sql(
                    "span_field(part text, x interval)",
                    "double precision",
                    """
                    case part
                        when 'millisecond' then floor(date_part('millisecond', x))::int % 1000
                        when 'microsecond' then date_part('microsecond', x)::int % 1000000
                        else date_part(part, x) end
                    """
                )
            ),
            new(
                "extract_part",
                Extract("text", "bigint", "{lib}.field(part, {lib}.to_timestamp_value(x))::bigint")
                    + Extract("date", "bigint", "{lib}.field(part, x::timestamp)::bigint")
                    + Extract("timestamp", "bigint", "{lib}.field(part, x)::bigint")
                    + Extract(
                        "timestamptz",
                        "double precision",
                        "case when part like 'timezone%' then 0 else {lib}.field(part, timezone('UTC', x)) end::float8"
                    )
                    + Extract("time", "bigint", "{lib}.field(part, x)::bigint")
                    + Extract(
                        "timetz",
                        "bigint",
                        "case when part like 'timezone%' then date_part(part, x)::numeric else {lib}.field(part, x::time) end::bigint"
                    )
                    + Extract("interval", "double precision", "{lib}.span_field(part, {lib}.justify(x))")
            ),
            new(
                "part_value",
                PartValue(
                    "timestamp",
                    "case when part in ('second', 'epoch') then date_part(part, x) else {lib}.field(part, x)::float8 end"
                )
                    + PartValue(
                        "time",
                        "case when part in ('second', 'epoch') then date_part(part, x) else {lib}.field(part, x)::float8 end"
                    )
                    + PartValue("text", "{lib}.part_value(part, {lib}.to_timestamp_value(x))")
                    + PartValue("date", "{lib}.part_value(part, x::timestamp)")
                    + PartValue(
                        "timestamptz",
                        "case when part like 'timezone%' then 0 else {lib}.part_value(part, timezone('UTC', x)) end"
                    )
                    + PartValue(
                        "timetz",
                        "case when part like 'timezone%' then date_part(part, x) else {lib}.part_value(part, x::time) end"
                    )
                    + PartValue("interval", "{lib}.extract_part(part, x)")
            ),
            new(
                "trunc_part",
                Trunc("text", "timestamp", "date_trunc(part, {lib}.to_timestamp_value(x))")
                    + Trunc("date", "timestamp", "date_trunc(part, x::timestamp)")
                    + Trunc("timestamp", "timestamp", "date_trunc(part, x)")
                    + Trunc("timestamptz", "timestamptz", "timezone('UTC', date_trunc(part, timezone('UTC', x)))")
                    + Trunc("interval", "interval", "date_trunc(part, {lib}.justify(x))")
            ),
        ];

    /// <summary>Only the field itself: no seconds in milliseconds, no fraction in seconds.</summary>
    private static string Field(string type) =>
        Sql(
            $"field(part text, x {type})",
            "numeric",
            """
            case part
                when 'decade' then floor(date_part('year', x) / 10)::numeric + 1
                when 'second' then floor(date_part('second', x))::numeric
                when 'millisecond' then (floor(date_part('millisecond', x)::numeric) % 1000)
                when 'microsecond' then (date_part('microsecond', x)::numeric % 1000000)
                when 'epoch' then floor(date_part('epoch', x))::numeric
                else date_part({lib}.field_name(part), x)::numeric end
            """
        );

    private static string Extract(string type, string result, string body) =>
        Sql($"extract_part(part text, x {type})", result, body, "stable");

    private static string PartValue(string type, string body) =>
        Sql($"part_value(part text, x {type})", "double precision", body, "stable");

    private static string Trunc(string type, string result, string body) =>
        Sql($"trunc_part(part text, x {type})", result, body, "stable");
}
