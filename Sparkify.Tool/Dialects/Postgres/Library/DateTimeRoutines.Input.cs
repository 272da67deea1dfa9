namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>Text as a date, a time or a timestamp. PostgreSQL's own input is what Redshift's comes from; the rest is put into its forms.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Date_and_time_literals.html"/>
internal static partial class DateTimeRoutines
{
    private static IReadOnlyList<LibraryRoutine> Input =>
        [
            // DD.MM.YYYY, of which PostgreSQL would take the day for the month; a second number beyond 12 is the day; blanks are no date.
            new(
                "date_text",
                Sql(
                    "date_text(s text)",
                    "text",
                    """
                    case
                        when s !~ '^\s*\d{1,2}\.\d{1,2}\.\d' then s
                        when split_part(trim(s), '.', 2)::int > 12 then regexp_replace(trim(s), '^(\d+)\.(\d+)\.(\d+)', '\1/\2/\3')
                        else regexp_replace(trim(s), '^(\d+)\.(\d+)\.(\d+)', '\2/\1/\3') end
                    """
                )
            ),
            new("to_date_value", Sql("to_date_value(s text)", "date", "{lib}.date_text(s)::date", "stable")),
            new(
                "to_timestamp_value",
                Sql("to_timestamp_value(s text)", "timestamp", "{lib}.date_text(s)::timestamp", "stable")
            ),
            new(
                "to_timestamptz_value",
                Sql("to_timestamptz_value(s text)", "timestamptz", "{lib}.date_text(s)::timestamptz", "stable")
            ),
            new("to_time_value", Sql("to_time_value(s text)", "time", "{lib}.date_text(s)::time", "stable")),
            new("to_timetz_value", Sql("to_timetz_value(s text)", "timetz", "{lib}.date_text(s)::timetz", "stable")),
            new(
                "to_interval_value",
                Sql("to_interval_value(s text)", "interval", "replace(s, ',', ' ')::interval", "stable")
            ),
            .. Tries(
                ("to_date_value", "date"),
                ("to_timestamp_value", "timestamp"),
                ("to_timestamptz_value", "timestamptz"),
                ("to_time_value", "time"),
                ("to_timetz_value", "timetz"),
                ("to_interval_value", "interval")
            ),
        ];

    private static IEnumerable<LibraryRoutine> Tries(params IEnumerable<(string Name, string Type)> functions) =>
        functions.Select(static function => new LibraryRoutine(
            $"try_{function.Name}",
            $$"""
            create function {lib}.try_{{function.Name}}(s text) returns {{function.Type}} language plpgsql stable parallel safe as $body$
            begin
                return {lib}.{{function.Name}}(s);
            exception when data_exception then
                return null;
            end $body$;
            """
        ));
}
