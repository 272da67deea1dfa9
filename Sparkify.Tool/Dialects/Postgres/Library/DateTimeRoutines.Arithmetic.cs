namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>DATEADD, DATEDIFF and what counts months and days. A part is a canonical name of <see cref="Functions.DateParts"/>.</summary>
internal static partial class DateTimeRoutines
{
    private static IReadOnlyList<LibraryRoutine> Arithmetic =>
        [
            // A year after February 29 is March 1, twelve months after it February 28.
            new(
                "add_years",
                Sql(
                    "add_years(x timestamp, n int)",
                    "timestamp",
                    """
                    x + make_interval(years => n, days => case when extract(month from x) = 2 and extract(day from x) = 29
                        and extract(day from x + make_interval(years => n)) = 28 then 1 else 0 end)
                    """
                )
            ),
            new(
                "clock_part",
                """
                create function {lib}.clock_part(part text) returns text language plpgsql immutable parallel safe as $body$
                begin
                    if part not in ('hour', 'minute', 'second', 'millisecond', 'microsecond') then
                        raise exception 'date part "%" is not in this value', part using errcode = '22023';
                    end if;
                    return part;
                end $body$;
                """
            ),
            new(
                "clock_span",
                """
                create function {lib}.clock_span(part text, n numeric) returns interval language plpgsql immutable parallel safe as $body$
                begin
                    return case {lib}.clock_part(part)
                        when 'hour' then round(n)::bigint * interval '1 hour'
                        when 'minute' then round(n)::bigint * interval '1 minute'
                        when 'second' then round(n)::bigint * interval '1 second'
                        when 'millisecond' then round(n)::bigint * interval '1 millisecond'
                        when 'microsecond' then round(n)::bigint * interval '1 microsecond' end;
                end $body$;
                """
            ),
            new(
                "add_part",
                """
                create function {lib}.add_part(part text, n numeric, x timestamp) returns timestamp language plpgsql immutable parallel safe as $body$
                begin
                    return case part
                        when 'month' then x + make_interval(months => n::int)
                        when 'quarter' then x + make_interval(months => 3 * n::int)
                        when 'year' then {lib}.add_years(x, n::int)
                        when 'decade' then {lib}.add_years(x, 10 * n::int)
                        when 'century' then {lib}.add_years(x, 100 * n::int)
                        when 'millennium' then {lib}.add_years(x, 1000 * n::int)
                        when 'week' then x + make_interval(days => 7 * n::int)
                        when 'day' then x + make_interval(days => n::int)
                        else x + {lib}.clock_span(part, n) end;
                end $body$;
                """
            ),
            new(
                "dateadd",
                DateAdd("text", "timestamp", "{lib}.add_part(part, n, {lib}.to_timestamp_value(x))")
                    + DateAdd("date", "timestamp", "{lib}.add_part(part, n, x::timestamp)")
                    + DateAdd("timestamp", "timestamp", "{lib}.add_part(part, n, x)")
                    + DateAdd(
                        "timestamptz",
                        "timestamptz",
                        "timezone('UTC', {lib}.add_part(part, n, timezone('UTC', x)))"
                    )
                    + DateAdd("time", "time", "x + {lib}.clock_span(part, n)")
                    + DateAdd("timetz", "timetz", "{lib}.timetz_utc(x) + {lib}.clock_span(part, n)")
            ),
            new(
                "clock_diff",
                """
                create function {lib}.clock_diff(part text, a timestamp, b timestamp) returns bigint language plpgsql immutable parallel safe as $body$
                begin
                    return case part
                        when 'microsecond' then extract(epoch from b - a) * 1000000
                        when 'millisecond' then floor(extract(epoch from b) * 1000) - floor(extract(epoch from a) * 1000)
                        else extract(epoch from date_trunc({lib}.clock_part(part), b) - date_trunc(part, a))
                            / case part when 'hour' then 3600 when 'minute' then 60 else 1 end end::bigint;
                end $body$;
                """
                    + Sql(
                        "clock_diff(part text, a time, b time)",
                        "bigint",
                        "{lib}.clock_diff(part, date '1970-01-01' + a, date '1970-01-01' + b)"
                    )
            ),
            new(
                "datediff",
                """
                create function {lib}.datediff(part text, a timestamp, b timestamp) returns bigint language plpgsql immutable parallel safe as $body$
                begin
                    return case part
                        when 'year' then extract(year from b) - extract(year from a)
                        when 'quarter' then (extract(year from b) - extract(year from a)) * 4 + extract(quarter from b) - extract(quarter from a)
                        when 'month' then (extract(year from b) - extract(year from a)) * 12 + extract(month from b) - extract(month from a)
                        when 'week' then (date_trunc('week', b)::date - date_trunc('week', a)::date) / 7
                        when 'day' then b::date - a::date
                        when 'decade' then extract(decade from b) - extract(decade from a)
                        when 'century' then extract(century from b) - extract(century from a)
                        when 'millennium' then extract(millennium from b) - extract(millennium from a)
                        else {lib}.clock_diff(part, a, b) end::bigint;
                end $body$;
                """
            ),
            new(
                "last_day",
                Sql(
                    "last_day(d date)",
                    "date",
                    "(date_trunc('month', d::timestamp) + interval '1 month - 1 day')::date"
                )
            ),
            new(
                "add_months",
                Sql(
                    "add_months(t timestamp, n numeric)",
                    "timestamp",
                    """
                    case when t::date = {lib}.last_day(t::date) then {lib}.last_day((t + make_interval(months => n::int))::date) + t::time
                        else t + make_interval(months => n::int) end
                    """
                )
            ),
            new(
                "months_between",
                Sql(
                    "months_between(a timestamp, b timestamp)",
                    "double precision",
                    """
                    ((extract(year from a) - extract(year from b)) * 12 + extract(month from a) - extract(month from b))::float8 + case
                        when extract(day from a) = extract(day from b)
                            or (a::date = {lib}.last_day(a::date) and b::date = {lib}.last_day(b::date)) then 0
                        else (extract(epoch from a - date_trunc('month', a)) - extract(epoch from b - date_trunc('month', b)))::float8 / (31 * 86400) end
                    """
                )
            ),
            new(
                "next_day",
                """
                create function {lib}.next_day(d date, name text) returns date language plpgsql immutable parallel safe as $body$
                declare
                    wanted int := case
                        when lower(name) in ('su', 'sun', 'sunday') then 0
                        when lower(name) in ('m', 'mo', 'mon', 'monday') then 1
                        when lower(name) in ('tu', 'tue', 'tues', 'tuesday') then 2
                        when lower(name) in ('w', 'we', 'wed', 'wednesday') then 3
                        when lower(name) in ('th', 'thu', 'thurs', 'thursday') then 4
                        when lower(name) in ('f', 'fr', 'fri', 'friday') then 5
                        when lower(name) in ('sa', 'sat', 'saturday') then 6 end;
                begin
                    if wanted is null and name is not null then
                        raise exception '"%" is no day of the week', name using errcode = '22023';
                    end if;
                    return d + (wanted - extract(dow from d)::int + 6) % 7 + 1;
                end $body$;
                """
            ),
        ];

    private static string DateAdd(string type, string result, string body) =>
        Sql($"dateadd(part text, n numeric, x {type})", result, body, "stable");
}
