namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>TO_CHAR of numbers and TO_NUMBER.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Numeric_formating.html"/>
internal static partial class DateTimeMacros
{
    private static IReadOnlyList<LibraryMacro> NumberFormats =>
        [
            new(
                "number_fields",
                """number_fields(f) AS regexp_extract_all(f, '"[^"]*"|(?i:FM|PR|MI|PL|SG|TH|RN|V|[09.,DSLG])|(?s:.)')"""
            ),
            // What a format says of the whole: digits before and behind the point, where zeros start, which sign it has.
            new(
                "number_shape",
                """
                number_shape(f) AS list_transform([list_transform({lib}.number_fields(f), lambda t: upper(t))], lambda u:
                    list_transform([coalesce(list_position(u, 'D'), list_position(u, '.'), len(u) + 1)], lambda point: struct_pack(
                        point := point,
                        whole := CAST(len(list_filter(u[1:point - 1], lambda t: t IN ('9', '0'))) AS INTEGER),
                        behind := CAST(len(list_filter(u[point + 1:], lambda t: t IN ('9', '0'))) AS INTEGER),
                        fixed := len(list_filter(u[point + 1:], lambda t: t IN ('9', '0')))
                            - coalesce(list_position(list_reverse(list_filter(u[point + 1:], lambda t: t IN ('9', '0'))), '0') - 1,
                                len(list_filter(u[point + 1:], lambda t: t IN ('9', '0')))),
                        zeros := CAST(CASE WHEN list_contains(u[1:point - 1], '0') THEN
                            len(list_filter(u[list_position(u, '0'):point - 1], lambda t: t IN ('9', '0'))) ELSE 0 END AS INTEGER),
                        fill := list_contains(u, 'FM'),
                        is_roman := list_contains(u, 'RN'),
                        has_angles := list_contains(u, 'PR'),
                        has_sign := len(list_filter(u, lambda t: t IN ('S', 'SG', 'MI', 'PR'))) > 0,
                        anchor := CASE WHEN NOT list_contains(u, 'S') THEN ''
                            WHEN list_position(u, 'S') > coalesce(list_position(u, '9'), list_position(u, '0'), 0)
                                AND list_position(u, 'S') > coalesce(list_position(u, '0'), 0) THEN 'behind'
                            ELSE 'before' END))[1])[1]
                """
            ),
            // Digits of |v| without a point, rounded away from zero to so many behind it.
            new(
                "number_digits",
                """
                number_digits(v, behind) AS list_transform([CAST(
                    (CAST(replace(CAST(CAST(abs(v) AS DECIMAL(38, 10)) AS VARCHAR), '.', '') AS HUGEINT)
                        + CASE WHEN behind < 10 THEN 5 * CAST(pow(10, 9 - behind) AS HUGEINT) ELSE 0 END)
                    // CAST(pow(10, 10 - least(behind, 10)) AS HUGEINT) AS VARCHAR)], lambda d:
                    repeat('0', greatest(least(behind, 10) + 1 - length(d), 0)) || d || repeat('0', greatest(behind - 10, 0)))[1]
                """
            ),
            new(
                "to_char_number",
                """
                to_char_number(v, f) AS CASE WHEN v IS NOT NULL THEN list_transform([{lib}.number_shape(f)], lambda s:
                    CASE WHEN s.is_roman THEN {lib}.roman(v, s.fill, contains(f, 'rn'))
                    ELSE list_transform([{lib}.number_digits(v, s.behind)], lambda d: {lib}.number_text(f, s,
                        {lib}.number_whole(d[1:length(d) - s.behind], s),
                        {lib}.number_behind(d[length(d) - s.behind + 1:], s),
                        v < 0 AND regexp_matches(d, '[1-9]')))[1] END)[1] END
                """
            ),
            // The digits before the point, blanks where there are none, # where there is no room for them.
            new(
                "number_whole",
                """
                number_whole(d, s) AS CASE
                    WHEN length(ltrim(d, '0')) > s.whole THEN repeat('#', s.whole)
                    WHEN ltrim(d, '0') = '' AND s.behind = 0 AND s.whole > 0 THEN lpad(repeat('0', greatest(s.zeros, 1)), s.whole, ' ')
                    ELSE lpad(lpad(ltrim(d, '0'), CAST(greatest(s.zeros, length(ltrim(d, '0'))) AS INTEGER), '0'), s.whole, ' ') END
                """
            ),
            new(
                "number_behind",
                """
                number_behind(d, s) AS CASE WHEN s.fill THEN d[1:s.fixed] || rtrim(d[s.fixed + 1:], '0') ELSE d END
                """
            ),
            // The sign stands at once before the first digit, or where there is none before the point.
            new(
                "number_text",
                """
                number_text(f, s, whole, behind, is_negative) AS list_transform([struct_pack(
                    w := whole,
                    blanks := length(whole) - length(ltrim(whole, ' ')),
                    before := CASE
                        WHEN s.anchor = 'before' THEN CASE WHEN is_negative THEN '-' ELSE '+' END
                        WHEN s.anchor = 'behind' THEN ''
                        WHEN s.has_angles THEN CASE WHEN is_negative THEN '<' WHEN s.fill THEN '' ELSE ' ' END
                        WHEN s.has_sign THEN ''
                        WHEN is_negative THEN '-' WHEN s.fill THEN '' ELSE ' ' END,
                    after := CASE
                        WHEN s.anchor = 'behind' THEN CASE WHEN is_negative THEN '-' ELSE '+' END
                        WHEN NOT s.has_angles THEN '' WHEN is_negative THEN '>' WHEN s.fill THEN '' ELSE ' ' END)], lambda p:
                    array_to_string(list_transform({lib}.number_fields(f), lambda t, i: CASE
                        WHEN t[1] = '"' THEN trim(t, '"')
                        WHEN t IN ('9', '0') THEN {lib}.number_digit(
                            len(list_filter({lib}.number_fields(f)[1:i], lambda c: c IN ('9', '0'))), s, p.w, p.blanks, p.before, behind)
                        WHEN upper(t) IN ('.', 'D') THEN CASE WHEN p.blanks = s.whole THEN p.before ELSE '' END || '.'
                        WHEN upper(t) IN (',', 'G') THEN CASE
                            WHEN len(list_filter({lib}.number_fields(f)[1:i], lambda c: c IN ('9', '0'))) > p.blanks THEN ','
                            WHEN s.fill THEN '' ELSE ' ' END
                        WHEN upper(t) = 'L' THEN '$'
                        WHEN upper(t) = 'MI' THEN CASE WHEN is_negative THEN '-' WHEN s.fill THEN '' ELSE ' ' END
                        WHEN upper(t) = 'PL' THEN CASE WHEN NOT is_negative THEN '+' WHEN s.fill THEN '' ELSE ' ' END
                        WHEN upper(t) = 'SG' THEN CASE WHEN is_negative THEN '-' ELSE '+' END
                        WHEN upper(t) = 'S' THEN CASE WHEN s.anchor = 'behind' THEN p.after ELSE '' END
                        WHEN upper(t) = 'PR' THEN p.after
                        WHEN upper(t) = 'TH' THEN CASE WHEN is_negative OR s.behind > 0 THEN '' ELSE {lib}.ordinal(trim(p.w), t) END
                        WHEN upper(t) = 'FM' THEN ''
                        ELSE t END), ''))[1]
                """
            ),
            // The n-th digit of the format.
            new(
                "number_digit",
                """
                number_digit(n, s, whole, blanks, before, behind) AS CASE
                    WHEN n > s.whole THEN CASE WHEN contains(whole, '#') THEN '#' ELSE behind[n - s.whole] END
                    WHEN n <= blanks THEN CASE WHEN s.fill THEN '' ELSE ' ' END
                    WHEN n = blanks + 1 THEN before || whole[n]
                    ELSE whole[n] END
                """
            ),
            new(
                "roman",
                """
                roman(v, fill, is_lower) AS list_transform([CASE
                    WHEN round(v) NOT BETWEEN 1 AND 3999 THEN '###############'
                    ELSE ['', 'M', 'MM', 'MMM'][CAST(round(v) AS INTEGER) // 1000 + 1]
                        || ['', 'C', 'CC', 'CCC', 'CD', 'D', 'DC', 'DCC', 'DCCC', 'CM'][CAST(round(v) AS INTEGER) // 100 % 10 + 1]
                        || ['', 'X', 'XX', 'XXX', 'XL', 'L', 'LX', 'LXX', 'LXXX', 'XC'][CAST(round(v) AS INTEGER) // 10 % 10 + 1]
                        || ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'][CAST(round(v) AS INTEGER) % 10 + 1] END], lambda r:
                    CASE WHEN fill THEN CASE WHEN is_lower THEN lower(r) ELSE r END ELSE lpad(CASE WHEN is_lower THEN lower(r) ELSE r END, 15, ' ') END)[1]
                """
            ),
            // The format says how many digits there are at most; everything but digits, sign and point is passed over.
            new(
                "to_number",
                """
                to_number(t, f) AS list_transform([struct_pack(s := {lib}.number_shape(f), v := CASE
                        WHEN regexp_matches(f, '(?i)[D.]') THEN regexp_replace(t, '[^0-9.]', '', 'g') ELSE split_part(regexp_replace(t, '[^0-9.]', '', 'g'), '.', 1) END)], lambda p:
                    CASE WHEN t IS NULL THEN CAST(NULL AS DOUBLE)
                    WHEN NOT regexp_matches(p.v, '^\d*\.?\d*$') OR NOT regexp_matches(p.v, '\d') THEN CAST('invalid input syntax for type numeric: "' || t || '"' AS DOUBLE)
                    ELSE CASE WHEN regexp_matches(t, '[-<]') THEN -1 ELSE 1 END * CAST(
                        split_part(p.v, '.', 1)[1:p.s.whole] || '.' || split_part(p.v, '.', 2)[1:p.s.behind] || '0' AS DOUBLE) END)[1]
                """
            ),
        ];
}
