namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>TO_CHAR of dates. A format is cut into its fields, each with FM before it or TH behind it.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_FORMAT_strings.html"/>
internal static partial class DateTimeMacros
{
    private const string FormatField =
        @"HH24|HH12|HH|MI|SSSS|SS|MS|US|A\.M\.|P\.M\.|AM|PM|B\.C\.|A\.D\.|BC|AD|Y,YYY|YYYY|YYY|YY|Y|IYYY|IYY|IY|IDDD|IW|ID|I"
        + "|CC|Q|MONTH|MON|MM|RM|WW|W|DAY|DY|DDD|DD|D|J|TZ|OF";

    private static IReadOnlyList<LibraryMacro> DateFormats =>
        [
            new(
                "format_fields",
                $$"""format_fields(f) AS regexp_extract_all(f, '"[^"]*"|(?i:(?:FM)?(?:{{FormatField}})(?:TH)?)|[^A-Za-z0-9"]+|(?s:.)')"""
            ),
            new("is_field", $$"""is_field(t) AS regexp_full_match(t, '(?i)(?:FM)?(?:{{FormatField}})(?:TH)?')"""),
            new(
                "format_core",
                $$"""format_core(t) AS regexp_replace(upper(t), '^(?:FM)?({{FormatField}})(?:TH)?$', '\1')"""
            ),
            new(
                "to_char",
                """
                to_char(x VARCHAR, f) AS {lib}.to_char_timestamp({lib}.to_timestamp_value(x), f),
                (x DATE, f) AS {lib}.to_char_timestamp(CAST(x AS TIMESTAMP), f),
                (x TIMESTAMP, f) AS {lib}.to_char_timestamp(x, f),
                (x TIMESTAMPTZ, f) AS {lib}.to_char_timestamp(timezone('UTC', x), f),
                (x TIME, f) AS {lib}.to_char_timestamp(DATE '1970-01-01' + x, f),
                (x INTERVAL, f) AS {lib}.to_char_timestamp(TIMESTAMP '2000-01-01' + {lib}.justify(x), f),
                (x BIGINT, f) AS {lib}.to_char_number(x, f),
                (x DECIMAL, f) AS {lib}.to_char_number(x, f),
                (x DOUBLE, f) AS {lib}.to_char_number(x, f)
                """
            ),
            new(
                "to_char_timestamp",
                """
                to_char_timestamp(x, f) AS CASE WHEN x IS NOT NULL THEN array_to_string(list_transform({lib}.format_steps(f), lambda p:
                    CASE WHEN p.k = '' THEN p.t ELSE {lib}.format_field(x, p.k, p.t, p.fill) END
                    || CASE WHEN p.suffix = '' THEN '' ELSE {lib}.ordinal({lib}.format_field(x, p.k, p.t, p.fill), p.suffix) END), '') END
                """
            ),
            // k: a field's name, or "" where t stands as it is.
            new(
                "format_steps",
                """
                format_steps(f) AS list_transform({lib}.format_fields(f), lambda t: struct_pack(
                    k := CASE WHEN {lib}.is_field(t) THEN {lib}.format_core(t) ELSE '' END,
                    t := CASE WHEN t[1] = '"' THEN trim(t, '"') WHEN {lib}.is_field(t) THEN regexp_replace(t, '(?i)^FM', '') ELSE t END,
                    fill := {lib}.is_field(t) AND upper(t) LIKE 'FM%',
                    suffix := CASE WHEN {lib}.is_field(t) AND regexp_full_match(t, '(?i).+TH') AND upper(t) NOT IN ('MONTH', 'FMMONTH') THEN t ELSE '' END))
                """
            ),
            // The case of the suffix is that of the format.
            new(
                "ordinal",
                """
                ordinal(v, t) AS list_transform([CASE
                    WHEN right(v, 2) BETWEEN '11' AND '13' AND length(v) > 1 THEN 'th'
                    WHEN right(v, 1) = '1' THEN 'st' WHEN right(v, 1) = '2' THEN 'nd' WHEN right(v, 1) = '3' THEN 'rd' ELSE 'th' END],
                    lambda s: CASE WHEN right(t, 2) = 'TH' THEN upper(s) ELSE s END)[1]
                """
            ),
            new(
                "format_field",
                """
                format_field(x, k, t, fill) AS CASE k
                    WHEN 'YYYY' THEN {lib}.zeros({lib}.era_year(x), 4, fill)
                    WHEN 'MM' THEN {lib}.zeros(month(x), 2, fill)
                    WHEN 'DD' THEN {lib}.zeros(day(x), 2, fill)
                    WHEN 'HH24' THEN {lib}.zeros(hour(x), 2, fill)
                    WHEN 'HH12' THEN {lib}.zeros((hour(x) + 11) % 12 + 1, 2, fill)
                    WHEN 'HH' THEN {lib}.zeros((hour(x) + 11) % 12 + 1, 2, fill)
                    WHEN 'MI' THEN {lib}.zeros(minute(x), 2, fill)
                    WHEN 'SS' THEN {lib}.zeros(second(x), 2, fill)
                    WHEN 'MS' THEN {lib}.zeros(millisecond(x) % 1000, 3, false)
                    WHEN 'US' THEN {lib}.zeros(microsecond(x) % 1000000, 6, false)
                    WHEN 'SSSS' THEN CAST(hour(x) * 3600 + minute(x) * 60 + second(x) AS VARCHAR)
                    WHEN 'MONTH' THEN {lib}.named(strftime(x, '%B'), t, 9, fill)
                    WHEN 'MON' THEN {lib}.named(strftime(x, '%b'), t, 3, fill)
                    WHEN 'DAY' THEN {lib}.named(strftime(x, '%A'), t, 9, fill)
                    WHEN 'DY' THEN {lib}.named(strftime(x, '%a'), t, 3, fill)
                    WHEN 'DDD' THEN {lib}.zeros(dayofyear(x), 3, fill)
                    WHEN 'D' THEN CAST(date_part('dow', x) + 1 AS VARCHAR)
                    WHEN 'ID' THEN CAST(date_part('isodow', x) AS VARCHAR)
                    WHEN 'Q' THEN CAST(quarter(x) AS VARCHAR)
                    WHEN 'W' THEN CAST((day(x) - 1) // 7 + 1 AS VARCHAR)
                    WHEN 'WW' THEN {lib}.zeros((dayofyear(x) - 1) // 7 + 1, 2, fill)
                    WHEN 'IW' THEN {lib}.zeros(week(x), 2, fill)
                    WHEN 'IDDD' THEN {lib}.zeros((week(x) - 1) * 7 + date_part('isodow', x), 3, fill)
                    WHEN 'YYY' THEN {lib}.zeros({lib}.era_year(x) % 1000, 3, fill)
                    WHEN 'YY' THEN {lib}.zeros({lib}.era_year(x) % 100, 2, fill)
                    WHEN 'Y' THEN CAST({lib}.era_year(x) % 10 AS VARCHAR)
                    WHEN 'Y,YYY' THEN printf('%d,%03d', {lib}.era_year(x) // 1000, {lib}.era_year(x) % 1000)
                    WHEN 'IYYY' THEN {lib}.zeros(isoyear(x), 4, fill)
                    WHEN 'IYY' THEN {lib}.zeros(isoyear(x) % 1000, 3, fill)
                    WHEN 'IY' THEN {lib}.zeros(isoyear(x) % 100, 2, fill)
                    WHEN 'I' THEN CAST(isoyear(x) % 10 AS VARCHAR)
                    WHEN 'CC' THEN {lib}.zeros(date_part('century', x), 2, fill)
                    WHEN 'J' THEN CAST(CAST(floor(julian(x)) AS BIGINT) AS VARCHAR)
                    WHEN 'RM' THEN CASE WHEN fill THEN {lib}.month_numeral(x, t) ELSE rpad({lib}.month_numeral(x, t), 4, ' ') END
                    WHEN 'AM' THEN CASE WHEN t = lower(t) THEN lower(strftime(x, '%p')) ELSE strftime(x, '%p') END
                    WHEN 'PM' THEN CASE WHEN t = lower(t) THEN lower(strftime(x, '%p')) ELSE strftime(x, '%p') END
                    WHEN 'A.M.' THEN CASE WHEN t = lower(t) THEN lower({lib}.dotted_half(x)) ELSE {lib}.dotted_half(x) END
                    WHEN 'P.M.' THEN CASE WHEN t = lower(t) THEN lower({lib}.dotted_half(x)) ELSE {lib}.dotted_half(x) END
                    WHEN 'BC' THEN CASE WHEN t = lower(t) THEN lower({lib}.era(x)) ELSE {lib}.era(x) END
                    WHEN 'AD' THEN CASE WHEN t = lower(t) THEN lower({lib}.era(x)) ELSE {lib}.era(x) END
                    WHEN 'B.C.' THEN {lib}.dotted_era(x, t)
                    WHEN 'A.D.' THEN {lib}.dotted_era(x, t)
                    WHEN 'TZ' THEN CASE WHEN t = lower(t) THEN 'utc' ELSE 'UTC' END
                    WHEN 'OF' THEN '+00' END
                """
            ),
            new("era_year", """era_year(x) AS CASE WHEN year(x) > 0 THEN year(x) ELSE 1 - year(x) END"""),
            new("era", """era(x) AS CASE WHEN year(x) > 0 THEN 'AD' ELSE 'BC' END"""),
            new("dotted_half", """dotted_half(x) AS CASE WHEN hour(x) < 12 THEN 'A.M.' ELSE 'P.M.' END"""),
            new(
                "dotted_era",
                """dotted_era(x, t) AS CASE WHEN t = lower(t) THEN lower({lib}.era(x)[1] || '.' || {lib}.era(x)[2] || '.') ELSE {lib}.era(x)[1] || '.' || {lib}.era(x)[2] || '.' END"""
            ),
            new(
                "zeros",
                """zeros(n, width, fill) AS CASE WHEN fill OR length(CAST(n AS VARCHAR)) >= width THEN CAST(n AS VARCHAR) ELSE lpad(CAST(n AS VARCHAR), width, '0') END"""
            ),
            // MONTH, Month, month: the case of the first two letters.
            new(
                "named",
                """
                named(v, t, width, fill) AS list_transform([CASE
                    WHEN t[1] = lower(t[1]) THEN lower(v) WHEN t[2] = upper(t[2]) THEN upper(v) ELSE v END],
                    lambda n: CASE WHEN fill THEN n ELSE rpad(n, width, ' ') END)[1]
                """
            ),
            new(
                "month_numeral",
                """
                month_numeral(x, t) AS list_transform([['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'][month(x)]],
                    lambda n: CASE WHEN t = lower(t) THEN lower(n) ELSE n END)[1]
                """
            ),
        ];
}
