namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>
/// TO_DATE and TO_TIMESTAMP. A format is made a regular expression with a group per field, behind any of which the text may end; what is out of range rolls
/// over, unless strict. PostgreSQL's own always are.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_TO_DATE_function.html"/>
internal static partial class DateTimeRoutines
{
    private const string FormatField =
        @"HH24|HH12|HH|MI|SSSS|SS|MS|US|A\.M\.|P\.M\.|AM|PM|B\.C\.|A\.D\.|BC|AD|Y,YYY|YYYY|YYY|YY|Y|IYYY|IYY|IY|IDDD|IW|ID|I"
        + "|CC|Q|MONTH|MON|MM|RM|WW|W|DAY|DY|DDD|DD|D|J|TZ|OF";

    private static IReadOnlyList<LibraryRoutine> DateParsing =>
        [
            new(
                "parse_group",
                """
                create function {lib}.parse_group(k text, f text) returns text language plpgsql immutable parallel safe as $body$
                begin
                    if k in ('TZ', 'OF', 'Q') then
                        raise exception 'format "%" has a field that cannot be read: TZ, OF or Q', f using errcode = '22007';
                    end if;
                    return case
                        when k in ('YYYY', 'IYYY') then '\d{1,4}'
                        when k in ('YYY', 'IYY', 'DDD', 'IDDD', 'MS') then '\d{1,3}'
                        when k in ('Y', 'I', 'D', 'ID', 'W') then '\d'
                        when k = 'US' then '\d{1,6}' when k = 'SSSS' then '\d{1,5}' when k = 'J' then '\d{1,9}'
                        when k = 'Y,YYY' then '\d+,\d{3}'
                        when k in ('MONTH', 'DAY') then '[A-Za-z]+' when k in ('MON', 'DY') then '[A-Za-z]{3}'
                        when k = 'RM' then '[IVXivx]+'
                        when k in ('AM', 'PM') then '[AaPp][Mm]' when k in ('A.M.', 'P.M.') then '[AaPp]\.[Mm]\.'
                        when k in ('BC', 'AD') then '[BbAa][CcDd]' when k in ('B.C.', 'A.D.') then '[BbAa]\.[CcDd]\.'
                        else '\d{1,2}' end;
                end $body$;
                """
            ),
            new(
                "parse_fields",
                $$"""
                create function {lib}.parse_fields(t text, f text) returns jsonb language plpgsql immutable parallel safe as $body$
                declare
                    piece text;
                    names text[] := '{}';
                    pattern text := '^';
                    pieces int := 0;
                    found text[];
                begin
                    for piece in select m[1] from regexp_matches(f, '("[^"]*"|(?:FM)?(?:{{FormatField}})(?:TH)?|[^A-Za-z0-9"]+|.)', 'gi') as m loop
                        pieces := pieces + 1;
                        if piece ~* '^(?:FM)?(?:{{FormatField}})(?:TH)?$' then
                            names := names || regexp_replace(upper(piece), '^(?:FM)?({{FormatField}})(?:TH)?$', '\1');
                            pattern := pattern || '(?:\s*(' || {lib}.parse_group(names[cardinality(names)], f) || ')';
                        elsif left(piece, 1) = '"' then
                            pattern := pattern || '(?:.{' || length(piece) - 2 || '}';
                        elsif trim(piece) = '' then
                            pattern := pattern || '(?:\s*';
                        else
                            pattern := pattern || case when piece ~ '^[A-Za-z0-9]$' then '(?:.' else '(?:[^A-Za-z0-9]+' end;
                        end if;
                    end loop;
                    found := regexp_match(t, pattern || repeat('|\s*$)', pieces));
                    if found is null then
                        raise exception '"%" does not have the format "%"', t, f using errcode = '22007';
                    end if;
                    return (select coalesce(jsonb_object_agg(names[i], found[i]), '{}') from generate_series(1, cardinality(names)) as i where found[i] is not null);
                end $body$;
                """
            ),
            new(
                "month_number",
                """
                create function {lib}.month_number(p jsonb) returns int language plpgsql immutable parallel safe as $body$
                declare
                    name text := coalesce(p ->> 'MONTH', p ->> 'MON');
                    found int := case
                        when p ? 'MM' then (p ->> 'MM')::int
                        when name is not null then array_position(
                            array['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'], left(lower(name), 3))
                        when p ? 'RM' then array_position(
                            array['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'], upper(p ->> 'RM'))
                        else 1 end;
                begin
                    if found is null then
                        raise exception 'invalid month "%"', coalesce(name, p ->> 'RM') using errcode = '22007';
                    end if;
                    return found;
                end $body$;
                """
            ),
            new(
                "year_number",
                """
                create function {lib}.year_number(p jsonb) returns int language plpgsql immutable parallel safe as $body$
                declare
                    ad int := case
                        when p ? 'YYYY' then (p ->> 'YYYY')::int
                        when p ? 'Y,YYY' then replace(p ->> 'Y,YYY', ',', '')::int
                        when p ? 'YYY' then (p ->> 'YYY')::int + case when (p ->> 'YYY')::int < 520 then 2000 else 1000 end
                        when p ? 'YY' then (p ->> 'YY')::int + case when (p ->> 'YY')::int < 70 then 2000 else 1900 end
                        when p ? 'Y' then (p ->> 'Y')::int + 2000
                        else 1 end;
                begin
                    return case when upper(left(coalesce(p ->> 'BC', p ->> 'AD', p ->> 'B.C.', p ->> 'A.D.', ''), 1)) = 'B' then -ad
                        when ad = 0 then -1 else ad end;
                end $body$;
                """
            ),
            new(
                "parse_timestamp",
                """
                create function {lib}.parse_timestamp(t text, f text, strict boolean) returns timestamp language plpgsql immutable parallel safe as $body$
                declare
                    p jsonb;
                    y int;
                    m int;
                    d int;
                    h int;
                    mi int;
                    s int;
                    half text;
                    day date;
                begin
                    if t is null or f is null then
                        return null;
                    end if;
                    p := {lib}.parse_fields(t, f);
                    y := {lib}.year_number(p);
                    m := {lib}.month_number(p);
                    d := coalesce((p ->> 'DD')::int, 1);
                    h := coalesce(p ->> 'HH24', p ->> 'HH12', p ->> 'HH', '0')::int;
                    mi := coalesce(p ->> 'MI', '0')::int;
                    s := coalesce(p ->> 'SS', p ->> 'SSSS', '0')::int;
                    half := upper(left(coalesce(p ->> 'AM', p ->> 'PM', p ->> 'A.M.', p ->> 'P.M.', ''), 1));
                    h := case when half = 'P' and h < 12 then h + 12 when half = 'A' and h = 12 then 0 else h end;
                    if strict and (m not between 1 and 12 or d < 1 or d > extract(day from {lib}.last_day(make_date(y, m, 1)))) then
                        raise exception 'date/time field date value out of range: %-%-%', y, m, d using errcode = '22008';
                    elsif strict and (h > 23 or mi > 59 or s > 59 and not p ? 'SSSS') then
                        raise exception 'date/time field time value out of range: %:%:%', h, mi, s using errcode = '22008';
                    end if;
                    day := case
                        when p ? 'J' then date '2000-01-01' + ((p ->> 'J')::int - 2451545)
                        when p ? 'IYYY' then date_trunc('week', make_date((p ->> 'IYYY')::int, 1, 4)::timestamp)::date
                            + (coalesce(p ->> 'IW', '1')::int - 1) * 7 + coalesce(p ->> 'ID', '1')::int - 1
                        when p ? 'DDD' then make_date(y, 1, 1) + (p ->> 'DDD')::int - 1
                        else (make_date(y, 1, 1) + make_interval(months => m - 1))::date + d - 1 end;
                    return day + make_interval(hours => h, mins => mi, secs => s)
                        + coalesce(rpad(p ->> 'MS', 3, '0'), '0')::int * interval '1 millisecond'
                        + coalesce(rpad(p ->> 'US', 6, '0'), '0')::int * interval '1 microsecond';
                end $body$;
                """
            ),
        ];
}
