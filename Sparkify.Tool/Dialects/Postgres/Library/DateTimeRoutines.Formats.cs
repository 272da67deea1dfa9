namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>TO_CHAR, where PostgreSQL's own knows neither a zone of timestamps nor a currency in its locale, and TO_NUMBER.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_FORMAT_strings.html"/>
internal static partial class DateTimeRoutines
{
    private static IReadOnlyList<LibraryRoutine> Formats =>
        [
            new(
                "number_format",
                Sql(
                    "number_format(f text)",
                    "text",
                    """case when f ~ '"' then f else regexp_replace(f, '(?<![Pp])[Ll]', '"$"', 'g') end"""
                )
            ),
            new(
                "to_char",
                ToChar("text", "pg_catalog.to_char(timezone('UTC', {lib}.to_timestamp_value(x)), f)")
                    + ToChar("date", "pg_catalog.to_char(timezone('UTC', x::timestamp), f)")
                    + ToChar("timestamp", "pg_catalog.to_char(timezone('UTC', x), f)")
                    + ToChar("timestamptz", "pg_catalog.to_char(x, f)")
                    + ToChar("time", "pg_catalog.to_char(x::interval, f)")
                    + ToChar("interval", "pg_catalog.to_char(x, f)")
                    + ToChar("smallint", "pg_catalog.to_char(x::numeric, {lib}.number_format(f))")
                    + ToChar("integer", "pg_catalog.to_char(x::numeric, {lib}.number_format(f))")
                    + ToChar("bigint", "pg_catalog.to_char(x::numeric, {lib}.number_format(f))")
                    + ToChar("numeric", "pg_catalog.to_char(x, {lib}.number_format(f))")
                    + ToChar("real", "pg_catalog.to_char(x::numeric, {lib}.number_format(f))")
                    + ToChar("double precision", "pg_catalog.to_char(x::numeric, {lib}.number_format(f))")
            ),
            // The format says how many digits there are at most; everything but digits, sign and point is passed over.
            new(
                "to_number",
                """
                create function {lib}.to_number(t text, f text) returns numeric language plpgsql immutable parallel safe as $body$
                declare
                    digits text := regexp_replace(t, '[^0-9.]', '', 'g');
                    point int := coalesce(nullif(length(substring(upper(f) from '^[^D.]*')), length(f)), length(f));
                    whole int := length(regexp_replace(left(f, point), '[^09]', '', 'g'));
                    behind int := length(regexp_replace(substr(f, point + 1), '[^09]', '', 'g'));
                begin
                    if t is null or f is null then
                        return null;
                    end if;
                    if digits !~ '^\d*\.?\d*$' or digits !~ '\d' then
                        raise exception 'invalid input syntax for type numeric: "%"', t using errcode = '22P02';
                    end if;
                    return case when t ~ '[-<]' then -1 else 1 end * (left(split_part(digits, '.', 1), whole) || case
                        when behind > 0 then '.' || left(split_part(digits, '.', 2), behind) else '' end)::numeric;
                end $body$;
                """
            ),
            .. DateParsing,
        ];

    private static string ToChar(string type, string body) => Sql($"to_char(x {type}, f text)", "text", body, "stable");
}
