namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>Text as a date, a time or a timestamp: every form that Redshift recognizes, month before day.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Date_and_time_literals.html"/>
internal static partial class DateTimeMacros
{
    private const string MonthName =
        "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

    private const string ZoneName =
        @"(?:^|\s)((?:[a-z]{2,}(?:/[a-z_]+)+|[a-z]{3,}\d*[a-z]*)(?: ?[+-]\d{1,2}(?::\d{2})?)?)$";

    private static IReadOnlyList<LibraryMacro> Input =>
        [
            // The clock with what follows it at once; digits alone are one only behind a date of digits.
            new(
                "dt_clock",
                """
                dt_clock(v) AS regexp_extract(v,
                    '(?i)(?:^|[T\s,])(\d{1,2}:\d{2}(?::\d{2}(?:\.\d*)?)?)\s*([ap]m\b)?\s*(z\b|[+-]\d{1,2}(?::?\d{2})?\b)?',
                    ['time', 'half', 'zone'])
                """
            ),
            new(
                "dt_run",
                """dt_run(v) AS regexp_extract(v, '^(?:\d{8}|\d{6})[T\s]*(\d{6}(?:\.\d*)?)\s*(?i:([ap]m))?', ['time', 'half'])"""
            ),
            new(
                "dt_pieces",
                $$"""
                dt_pieces(s) AS list_transform([trim(s)], lambda v:
                    list_transform([{lib}.dt_clock(v)], lambda c:
                        list_transform([CASE
                            WHEN c.time <> '' THEN regexp_replace(v, '(?i)(?:^|[T\s,])\d{1,2}:\d{2}(?::\d{2}(?:\.\d*)?)?\s*(?:[ap]m\b)?\s*(?:z\b|[+-]\d{1,2}(?::?\d{2})?\b)?', ' ')
                            ELSE regexp_replace(v, '^(\d{8}|\d{6})[T\s]*\d{6}(?:\.\d*)?\s*(?i:[ap]m)?', '\1') END], lambda r:
                            struct_pack(
                                "text" := v,
                                "time" := CASE WHEN c.time <> '' THEN c.time ELSE regexp_replace({lib}.dt_run(v).time, '^(\d\d)(\d\d)', '\1:\2:') END,
                                half := lower(CASE WHEN c.time <> '' THEN c.half ELSE {lib}.dt_run(v).half END),
                                "zone" := CASE WHEN c.zone <> '' THEN c.zone ELSE regexp_extract(regexp_replace(trim(r), '(?i)\s*\b(bc|ad)\b', ''), '(?i){{ZoneName}}', 1) END,
                                is_bc := regexp_matches(r, '(?i)\bbc\b'),
                                "day" := trim(regexp_replace(regexp_replace(regexp_replace(trim(r), '(?i)\s*\b(bc|ad)\b', ''), '(?i){{ZoneName}}', ''),
                                    '(?i)^(mon|tue|wed|thu|fri|sat|sun)[a-z]*[,\s]+', ''), ' ,')))[1])[1])[1]
                """
            ),
            // Year, month and day in this order with # between them; anything else stays as it is.
            new(
                "dt_ymd",
                $$"""
                dt_ymd(d) AS regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(d,
                    '^(\d{4})(\d{2})(\d{2})$', '\1#\2#\3'),
                    '^(\d{2})(\d{2})(\d{2})$', '\1#\2#\3'),
                    '(?i)^(\d{3,6})[-/. ]+(\d{1,2}|{{MonthName}})[-/. ]+(\d{1,2})$', '\1#\2#\4'),
                    '^(\d{1,2})[-/](\d{1,2})[-/](\d{1,6})$', '\3#\1#\2'),
                    '^(\d{1,2})\.(\d{1,2})\.(\d{1,6})$', '\3#\2#\1'),
                    '(?i)^(\d{1,2})[-/., ]*{{MonthName}}[-/., ]*(\d{1,6})$', '\3#\2#\1'),
                    '(?i)^{{MonthName}}[-/. ]*(\d{1,2})[-/., ]+(\d{1,6})$', '\3#\1#\2')
                """
            ),
            new(
                "dt_month",
                """
                dt_month(m) AS CASE WHEN m SIMILAR TO '[0-9]+' THEN CAST(m AS INTEGER)
                    ELSE list_position(['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'], left(lower(m), 3)) END
                """
            ),
            new(
                "dt_year",
                """
                dt_year(y, is_bc) AS CASE
                    WHEN is_bc THEN 1 - CAST(y AS INTEGER)
                    WHEN length(y) > 2 THEN CAST(y AS INTEGER)
                    WHEN CAST(y AS INTEGER) < 70 THEN 2000 + CAST(y AS INTEGER)
                    ELSE 1900 + CAST(y AS INTEGER) END
                """
            ),
            // 12.17.1997 has no other reading than month first, though a point usually stands between day and month.
            new(
                "dt_date",
                """
                dt_date(y, m, d) AS CASE WHEN m > 12 AND d <= 12 THEN make_date(y, d, m) ELSE make_date(y, m, d) END
                """
            ),
            new(
                "dt_day",
                """
                dt_day(p, type) AS CASE
                    WHEN lower(p.text) IN ('now', 'today') THEN current_date
                    WHEN lower(p.text) = 'tomorrow' THEN current_date + 1
                    WHEN lower(p.text) = 'yesterday' THEN current_date - 1
                    WHEN lower(p.text) = 'epoch' THEN DATE '1970-01-01'
                    WHEN regexp_full_match(p.day, '(?i)j\d{1,9}') THEN DATE '2000-01-01' + (CAST(p.day[2:] AS INTEGER) - 2451545)
                    WHEN regexp_full_match(p.day, '\d{4}\.(00[1-9]|0[1-9]\d|[12]\d\d|3[0-5]\d|36[0-6])') THEN
                        make_date(CAST(p.day[1:4] AS INTEGER), 1, 1) + (CAST(p.day[6:] AS INTEGER) - 1)
                    WHEN contains({lib}.dt_ymd(p.day), '#') THEN
                        list_transform([string_split({lib}.dt_ymd(p.day), '#')], lambda f:
                            {lib}.dt_date({lib}.dt_year(f[1], p.is_bc), {lib}.dt_month(f[2]), CAST(f[3] AS INTEGER)))[1]
                    ELSE CAST('invalid input syntax for type ' || type || ': "' || p.text || '"' AS DATE) END
                """
            ),
            new(
                "dt_time",
                """
                dt_time(p, type) AS CASE
                    WHEN lower(p.text) = 'now' THEN current_localtime()
                    WHEN p.time = '' THEN TIME '00:00:00'
                    WHEN p.half = '' THEN CAST(lpad(split_part(p.time, ':', 1), 2, '0') || p.time[strpos(p.time, ':'):]
                        || CASE WHEN p.time SIMILAR TO '[0-9]+:[0-9]+' THEN ':00' ELSE '' END AS TIME)
                    WHEN CAST(split_part(p.time, ':', 1) AS INTEGER) NOT BETWEEN 0 AND 12 THEN
                        CAST('date/time field value out of range: ' || p.text AS TIME)
                    ELSE CAST(printf('%02d', CAST(split_part(p.time, ':', 1) AS INTEGER) % 12 + CASE p.half WHEN 'pm' THEN 12 ELSE 0 END)
                        || p.time[strpos(p.time, ':'):] || CASE WHEN p.time SIMILAR TO '[0-9]+:[0-9]+' THEN ':00' ELSE '' END AS TIME) END
                """
            ),
            new(
                "to_date_value",
                """
                to_date_value(s) AS CASE
                    WHEN s IS NULL OR s SIMILAR TO '[0-9]{4}-[0-9]{2}-[0-9]{2}' THEN CAST(s AS DATE)
                    WHEN s SIMILAR TO '[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}' THEN CAST(strptime(s, '%m/%d/%Y') AS DATE)
                    WHEN s SIMILAR TO '[12][0-9]{7}' THEN CAST(strptime(s, '%Y%m%d') AS DATE)
                    ELSE {lib}.dt_day({lib}.dt_pieces(s), 'date') END
                """
            ),
            new(
                "to_timestamp_value",
                """
                to_timestamp_value(s) AS CASE
                    WHEN s IS NULL OR s SIMILAR TO '[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?)?' THEN CAST(s AS TIMESTAMP)
                    ELSE list_transform([{lib}.dt_pieces(s)], lambda p:
                        {lib}.dt_day(p, 'timestamp') + {lib}.dt_time(p, 'timestamp'))[1] END
                """
            ),
            new(
                "to_timestamptz_value",
                """
                to_timestamptz_value(s) AS CASE
                    WHEN s IS NULL THEN CAST(s AS TIMESTAMPTZ)
                    WHEN s SIMILAR TO '[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?)?' THEN CAST(CAST(s AS TIMESTAMP) AS TIMESTAMPTZ)
                    ELSE list_transform([{lib}.dt_pieces(s)], lambda p:
                        CASE WHEN p.zone = '' OR p.time = '' THEN CAST({lib}.dt_day(p, 'timestamptz') + {lib}.dt_time(p, 'timestamptz') AS TIMESTAMPTZ)
                        WHEN regexp_full_match(p.zone, '[+-]\d.*') THEN
                            timezone('UTC', {lib}.dt_day(p, 'timestamptz') + {lib}.dt_time(p, 'timestamptz') - to_seconds({lib}.dt_iso_offset(p.zone)))
                        ELSE {lib}.from_zone(p.zone, {lib}.dt_day(p, 'timestamptz') + {lib}.dt_time(p, 'timestamptz')) END)[1] END
                """
            ),
            new(
                "to_time_value",
                """
                to_time_value(s) AS CASE
                    WHEN s IS NULL OR s SIMILAR TO '[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?' THEN CAST(s AS TIME)
                    ELSE list_transform([{lib}.dt_pieces({lib}.dt_clock_text(s))], lambda p:
                        CASE WHEN p.time = '' AND lower(p.text) <> 'now' THEN CAST('invalid input syntax for type time: "' || s || '"' AS TIME)
                        ELSE {lib}.dt_time(p, 'time') END)[1] END
                """
            ),
            // A literal keeps its zone until it is stored or calculated with.
            new(
                "to_timetz_value",
                """
                to_timetz_value(s) AS CASE
                    WHEN s IS NULL THEN CAST(s AS TIMETZ)
                    ELSE list_transform([{lib}.dt_pieces({lib}.dt_clock_text(s))], lambda p:
                        CASE WHEN p.time = '' THEN CAST('invalid input syntax for type timetz: "' || s || '"' AS TIMETZ)
                        ELSE CAST(CAST({lib}.dt_time(p, 'timetz') AS VARCHAR) || {lib}.dt_iso_text(
                            CASE WHEN p.zone = '' THEN 0
                            WHEN regexp_full_match(p.zone, '[+-]\d.*') THEN {lib}.dt_iso_offset(p.zone)
                            ELSE {lib}.zone_offset(p.zone, CAST(current_date AS TIMESTAMP)) END) AS TIMETZ) END)[1] END
                """
            ),
            // HHMMSS alone is a time of day.
            new(
                "dt_clock_text",
                """
                dt_clock_text(s) AS regexp_replace(trim(s), '^(\d{2})(\d{2})(\d{2}(?:\.\d*)?)($|\s)', '\1:\2:\3\4')
                """
            ),
            new(
                "dt_iso_offset",
                """
                dt_iso_offset(z) AS CASE WHEN z[1] = '-' THEN -1 ELSE 1 END
                    * (CAST(regexp_extract(z, '(\d{1,2})', 1) AS INTEGER) * 3600
                        + coalesce(try_cast(regexp_extract(z, '^.\d{2}:?(\d{2})', 1) AS INTEGER), 0) * 60)
                """
            ),
            new(
                "dt_iso_text",
                """
                dt_iso_text(seconds) AS CASE WHEN seconds < 0 THEN '-' ELSE '+' END || printf('%02d:%02d', abs(seconds) // 3600, abs(seconds) // 60 % 60)
                """
            ),
            .. Tries("to_date_value", "to_timestamp_value", "to_timestamptz_value", "to_time_value", "to_timetz_value"),
        ];

    private static IEnumerable<LibraryMacro> Tries(params IEnumerable<string> names) =>
        names.Select(static name => new LibraryMacro($"try_{name}", $$"""try_{{name}}(s) AS try({lib}.{{name}}(s))"""));
}
