namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>
/// TO_DATE and TO_TIMESTAMP. A format is made a regular expression, with a group for the field that is read; behind any field the text may end. What is out of range
/// rolls over, unless strict.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_TO_DATE_function.html"/>
internal static partial class DateTimeMacros
{
    private static IReadOnlyList<LibraryMacro> DateParsing =>
        [
            new(
                "parse_group",
                """
                parse_group(k) AS CASE k
                    WHEN 'YYYY' THEN '\d{1,4}' WHEN 'IYYY' THEN '\d{1,4}'
                    WHEN 'YYY' THEN '\d{1,3}' WHEN 'IYY' THEN '\d{1,3}' WHEN 'DDD' THEN '\d{1,3}' WHEN 'IDDD' THEN '\d{1,3}' WHEN 'MS' THEN '\d{1,3}'
                    WHEN 'Y' THEN '\d' WHEN 'I' THEN '\d' WHEN 'D' THEN '\d' WHEN 'ID' THEN '\d' WHEN 'W' THEN '\d'
                    WHEN 'US' THEN '\d{1,6}' WHEN 'SSSS' THEN '\d{1,5}' WHEN 'J' THEN '\d{1,9}'
                    WHEN 'Y,YYY' THEN '\d+,\d{3}'
                    WHEN 'MONTH' THEN '[A-Za-z]+' WHEN 'MON' THEN '[A-Za-z]{3}' WHEN 'DAY' THEN '[A-Za-z]+' WHEN 'DY' THEN '[A-Za-z]{3}'
                    WHEN 'RM' THEN '[IVXivx]+'
                    WHEN 'AM' THEN '(?i:[AP]M)' WHEN 'PM' THEN '(?i:[AP]M)' WHEN 'A.M.' THEN '(?i:[AP]\.M\.)' WHEN 'P.M.' THEN '(?i:[AP]\.M\.)'
                    WHEN 'BC' THEN '(?i:BC|AD)' WHEN 'AD' THEN '(?i:BC|AD)' WHEN 'B.C.' THEN '(?i:B\.C\.|A\.D\.)' WHEN 'A.D.' THEN '(?i:B\.C\.|A\.D\.)'
                    WHEN 'TZ' THEN NULL WHEN 'OF' THEN NULL WHEN 'Q' THEN NULL
                    ELSE '\d{1,2}' END
                """
            ),
            new(
                "parse_fields",
                """
                parse_fields(f) AS list_transform(list_filter({lib}.format_fields(f), lambda t: {lib}.is_field(t)), lambda t: {lib}.format_core(t))
                """
            ),
            new(
                "parse_pattern",
                """
                parse_pattern(f, k) AS '^' || list_reduce(list_transform({lib}.format_fields(f), lambda t: CASE
                    WHEN t[1] = '"' THEN '(?:.{' || (length(t) - 2) || '}'
                    WHEN {lib}.is_field(t) THEN '(?:\s*' || CASE WHEN {lib}.format_core(t) = k THEN '(' ELSE '(?:' END || {lib}.parse_group({lib}.format_core(t)) || ')'
                    WHEN regexp_full_match(t, '[A-Za-z0-9]') THEN '(?:.'
                    WHEN trim(t) = '' THEN '(?:\s*'
                    ELSE '(?:[^A-Za-z0-9]+' END), lambda a, b: a || b)
                    || repeat('|\s*$)', len({lib}.format_fields(f)))
                """
            ),
            new(
                "parse_field",
                """
                parse_field(t, f, k) AS CASE WHEN list_contains({lib}.parse_fields(f), k) THEN
                    nullif(regexp_extract(t, {lib}.parse_pattern(f, k), 1), '') END
                """
            ),
            new("parse_number", """parse_number(t, f, k) AS CAST({lib}.parse_field(t, f, k) AS INTEGER)"""),
            new(
                "parse_year",
                """
                parse_year(t, f, is_bc) AS CASE WHEN is_bc THEN 1 - {lib}.parse_ad_year(t, f) ELSE {lib}.parse_ad_year(t, f) END
                """
            ),
            new(
                "parse_ad_year",
                """
                parse_ad_year(t, f) AS coalesce(
                    {lib}.parse_number(t, f, 'YYYY'),
                    CAST(replace({lib}.parse_field(t, f, 'Y,YYY'), ',', '') AS INTEGER),
                    {lib}.parse_number(t, f, 'YYY') + CASE WHEN {lib}.parse_number(t, f, 'YYY') < 520 THEN 2000 ELSE 1000 END,
                    {lib}.parse_number(t, f, 'YY') + CASE WHEN {lib}.parse_number(t, f, 'YY') < 70 THEN 2000 ELSE 1900 END,
                    {lib}.parse_number(t, f, 'Y') + 2000,
                    1)
                """
            ),
            new(
                "parse_month",
                """
                parse_month(t, f) AS coalesce(
                    {lib}.parse_number(t, f, 'MM'),
                    {lib}.dt_month({lib}.parse_field(t, f, 'MONTH')),
                    {lib}.dt_month({lib}.parse_field(t, f, 'MON')),
                    CAST(list_position(['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'], upper({lib}.parse_field(t, f, 'RM'))) AS INTEGER),
                    CASE WHEN coalesce({lib}.parse_field(t, f, 'MONTH'), {lib}.parse_field(t, f, 'MON'), {lib}.parse_field(t, f, 'RM')) IS NULL THEN 1
                        ELSE CAST('invalid month in "' || t || '"' AS INTEGER) END)
                """
            ),
            new(
                "parse_hour",
                """
                parse_hour(t, f) AS list_transform([coalesce({lib}.parse_number(t, f, 'HH24'), {lib}.parse_number(t, f, 'HH12'), {lib}.parse_number(t, f, 'HH'), 0)], lambda h:
                    CASE left(upper(coalesce({lib}.parse_field(t, f, 'AM'), {lib}.parse_field(t, f, 'PM'), {lib}.parse_field(t, f, 'A.M.'), {lib}.parse_field(t, f, 'P.M.'), '')), 1)
                        WHEN 'P' THEN CASE WHEN h < 12 THEN h + 12 ELSE h END
                        WHEN 'A' THEN CASE WHEN h = 12 THEN 0 ELSE h END
                        ELSE h END)[1]
                """
            ),
            new(
                "parse_parts",
                """
                parse_parts(t, f) AS struct_pack(
                    y := {lib}.parse_year(t, f, left(upper(coalesce({lib}.parse_field(t, f, 'BC'), {lib}.parse_field(t, f, 'AD'),
                        {lib}.parse_field(t, f, 'B.C.'), {lib}.parse_field(t, f, 'A.D.'), '')), 1) = 'B'),
                    m := {lib}.parse_month(t, f),
                    d := coalesce({lib}.parse_number(t, f, 'DD'), 1),
                    day_of_year := {lib}.parse_number(t, f, 'DDD'),
                    julian := {lib}.parse_number(t, f, 'J'),
                    iso_year := {lib}.parse_number(t, f, 'IYYY'),
                    iso_week := coalesce({lib}.parse_number(t, f, 'IW'), 1),
                    iso_day := coalesce({lib}.parse_number(t, f, 'ID'), 1),
                    h := {lib}.parse_hour(t, f),
                    mi := coalesce({lib}.parse_number(t, f, 'MI'), 0),
                    s := coalesce({lib}.parse_number(t, f, 'SS'), {lib}.parse_number(t, f, 'SSSS'), 0),
                    has_clock_second := {lib}.parse_field(t, f, 'SSSS') IS NULL,
                    us := coalesce(CAST(rpad({lib}.parse_field(t, f, 'MS'), 3, '0') AS INTEGER) * 1000, 0)
                        + coalesce(CAST(rpad({lib}.parse_field(t, f, 'US'), 6, '0') AS INTEGER), 0))
                """
            ),
            new(
                "parse_day",
                """
                parse_day(p) AS CASE
                    WHEN p.julian IS NOT NULL THEN DATE '2000-01-01' + (p.julian - 2451545)
                    WHEN p.iso_year IS NOT NULL THEN CAST(date_trunc('week', make_date(p.iso_year, 1, 4)) AS DATE) + ((p.iso_week - 1) * 7 + p.iso_day - 1)
                    WHEN p.day_of_year IS NOT NULL THEN make_date(p.y, 1, 1) + (p.day_of_year - 1)
                    ELSE CAST(make_date(p.y, 1, 1) + to_months(p.m - 1) AS DATE) + (p.d - 1) END
                """
            ),
            new(
                "parse_timestamp",
                """
                parse_timestamp(t, f, strict) AS CASE
                    WHEN t IS NULL OR f IS NULL THEN NULL
                    WHEN {lib}.parse_pattern(f, '') IS NULL THEN CAST('format "' || f || '" has a field that cannot be read: TZ, OF or Q' AS TIMESTAMP)
                    WHEN NOT regexp_matches(t, {lib}.parse_pattern(f, '')) THEN CAST('"' || t || '" does not have the format "' || f || '"' AS TIMESTAMP)
                    ELSE list_transform([{lib}.parse_parts(t, f)], lambda p: CASE
                        WHEN strict AND (p.m NOT BETWEEN 1 AND 12 OR p.d < 1 OR p.d > day(last_day(make_date(p.y, p.m, 1)))) THEN
                            CAST('date/time field date value out of range: ' || p.y || '-' || p.m || '-' || p.d AS TIMESTAMP)
                        WHEN strict AND (p.h > 23 OR p.mi > 59 OR (p.s > 59 AND p.has_clock_second)) THEN
                            CAST('date/time field time value out of range: ' || p.h || ':' || p.mi || ':' || p.s AS TIMESTAMP)
                        ELSE {lib}.parse_day(p) + to_hours(p.h) + to_minutes(p.mi) + to_seconds(p.s) + to_microseconds(p.us) END)[1] END
                """
            ),
        ];
}
