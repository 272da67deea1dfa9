namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>
/// TO_CHAR of dates. The format becomes a constant in which {n} stands for a field, and each row fills it: what strftime has comes from one call of it.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_FORMAT_strings.html"/>
internal static partial class DateTimeMacros
{
    private const string FormatField =
        @"HH24|HH12|HH|MI|SSSS|SS|MS|US|A\.M\.|P\.M\.|AM|PM|B\.C\.|A\.D\.|BC|AD|Y,YYY|YYYY|YYY|YY|Y|IYYY|IYY|IY|IDDD|IW|ID|I"
        + "|CC|Q|MONTH|MON|MM|RM|WW|W|DAY|DY|DDD|DD|D|J|TZ|OF";

    /// <summary>Atoms of a point in time, in the order in which <c>date_atoms</c> has them.</summary>
    private static string[] Atoms =>
        [
            "Y",
            "m",
            "d",
            "H",
            "I",
            "M",
            "S",
            "g",
            "f",
            "j",
            "B",
            "b",
            "A",
            "a",
            "p",
            "u",
            "w",
            "G",
            "V",
            "Q",
            "J",
            "C",
            "E",
        ];

    /// <summary>What a format has, in the order in which it is looked for, and its value from the atoms.</summary>
    internal static (string Pattern, string Value)[] FormatFields =>
        [
            .. Named("MONTH", "Month", "month", "{B}", 9),
            .. Named("DAY", "Day", "day", "{A}", 9),
            .. Numeric("HH24", "{H}"),
            .. Numeric("HH12", "{I}"),
            .. Numeric("HH", "{I}"),
            ("(?i)IYYY", "{G}"),
            ("(?i)IYY", "right({G}, 3)"),
            ("(?i)IY", "right({G}, 2)"),
            .. Numeric("IDDD", "lpad(CAST((CAST({V} AS INTEGER) - 1) * 7 + CAST({u} AS INTEGER) AS VARCHAR), 3, '0')"),
            .. Numeric("IW", "{V}"),
            .. Numeric("ID", "{u}"),
            .. Numeric("DDD", "{j}"),
            .. Named("DY", "Dy", "dy", "{a}", 3),
            .. Numeric("DD", "{d}"),
            .. Cased("A.D.", @"A\.D\.|B\.C\.", "{E}[1] || '.' || {E}[2] || '.'"),
            .. Cased("AD", "AD|BC", "{E}"),
            .. Cased("A.M.", @"A\.M\.|P\.M\.", "{p}[1] || '.M.'"),
            .. Cased("AM", "AM|PM", "{p}"),
            .. Named("MON", "Mon", "mon", "{b}", 3),
            .. Numeric("MI", "{M}"),
            .. Numeric("MM", "{m}"),
            (@"(?i)Y,YYY", "left({Y}, -3) || ',' || right({Y}, 3)"),
            .. Numeric("YYYY", "{Y}"),
            ("(?i)YYY", "right({Y}, 3)"),
            ("(?i)YY", "right({Y}, 2)"),
            ("(?i)Y", "right({Y}, 1)"),
            (
                "(?i)SSSS",
                "CAST(CAST({H} AS INTEGER) * 3600 + CAST({M} AS INTEGER) * 60 + CAST({S} AS INTEGER) AS VARCHAR)"
            ),
            .. Numeric("SS", "{S}"),
            ("(?i)MS", "{g}"),
            ("(?i)US", "{f}"),
            .. Cased("RM", "RM", $"rpad({MonthNumeral}, 4, ' ')"),
            .. Numeric("WW", "lpad(CAST((CAST({j} AS INTEGER) - 1) // 7 + 1 AS VARCHAR), 2, '0')"),
            .. Numeric("W", "CAST((CAST({d} AS INTEGER) - 1) // 7 + 1 AS VARCHAR)"),
            .. Cased("TZ", "TZ", "'UTC'"),
            ("(?i)OF", "'+00'"),
            .. Numeric("CC", "{C}"),
            .. Numeric("Q", "{Q}"),
            .. Numeric("J", "{J}"),
            .. Numeric("D", "CAST(CAST({w} AS INTEGER) + 1 AS VARCHAR)"),
            ("(?i)I", "right({G}, 1)"),
        ];

    private const string MonthNumeral =
        "['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'][CAST({m} AS INTEGER)]";

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
            // A value whose type is not known: what reads as a number is one.
            new(
                "to_char",
                """
                to_char(v, f) AS list_transform([CAST(v AS VARCHAR)], lambda t: CASE
                    WHEN TRY_CAST(t AS DOUBLE) IS NULL THEN {lib}.to_char_timestamp({lib}.to_timestamp_value(t), f)
                    ELSE {lib}.to_char_number(CAST(t AS DECIMAL(38, 10)), f) END)[1]
                """
            ),
            new(
                "to_char_timestamp",
                $$"""
                to_char_timestamp(x, f) AS list_transform([struct_pack(c := {lib}.date_code(f), a := {lib}.date_atoms(x),
                        q1 := regexp_extract(f, '"([^"]*)"', 1), q2 := regexp_extract(f, '"[^"]*"[^"]*"([^"]*)"', 1),
                        q3 := regexp_extract(f, '"[^"]*"[^"]*"[^"]*"[^"]*"([^"]*)"', 1))], lambda r:
                    CASE WHEN r.a IS NOT NULL THEN format(r.c, r.q1, r.q2, r.q3,
                        {{string.Join(
                    ",\n                        ",
                    FormatFields.Select(static known => FieldOf(known.Value, "r.a"))
                )}}) END)[1]
                """
            ),
            new("date_code", $"date_code(f) AS {DateCode()}"),
            new(
                "date_atoms",
                """
                date_atoms(x) AS string_split(lpad(CAST(CASE WHEN year(x) > 0 THEN year(x) ELSE 1 - year(x) END AS VARCHAR), 4, '0')
                    || strftime(x, '|%m|%d|%H|%I|%M|%S|%g|%f|%j|%B|%b|%A|%a|%p|%u|%w|%G|%V|') || quarter(x) || '|' || CAST(floor(julian(x)) AS BIGINT)
                    || '|' || lpad(CAST(date_part('century', x) AS VARCHAR), 2, '0') || CASE WHEN year(x) > 0 THEN '|AD' ELSE '|BC' END, '|')
                """
            ),
            // The case of the suffix is that of the format.
            new(
                "ordinal",
                """
                ordinal(v, t) AS CASE WHEN right(t, 2) = 'TH' THEN upper({lib}.ordinal_suffix(v)) ELSE {lib}.ordinal_suffix(v) END
                """
            ),
            new(
                "ordinal_suffix",
                """
                ordinal_suffix(v) AS CASE
                    WHEN length(v) > 1 AND right(v, 2) BETWEEN '11' AND '13' THEN 'th'
                    WHEN right(v, 1) = '1' THEN 'st' WHEN right(v, 1) = '2' THEN 'nd' WHEN right(v, 1) = '3' THEN 'rd' ELSE 'th' END
                """
            ),
        ];

    /// <summary>The macro's expression that puts {n} for each field: braces of the text doubled first, quoted text as fields 0 to 2.</summary>
    private static string DateCode()
    {
        var code = "replace(replace(f, '{', '{{'), '}', '}}')";
        foreach (var quoted in Enumerable.Range(0, 3))
        {
            code = $$"""regexp_replace({{code}}, '"[^"]*"', '{{{quoted}}}')""";
        }

        foreach (var (index, known) in FormatFields.Index())
        {
            code = $$"""regexp_replace({{code}}, '{{known.Pattern}}', '{{{index + 3}}}', 'g')""";
        }

        return $"regexp_replace({code}, '(?i)FM', '', 'g')";
    }

    /// <summary>A field's value from the list of atoms that has that name.</summary>
    internal static string FieldOf(string value, string atoms) =>
        Atoms
            .Index()
            .Aggregate(
                value,
                (text, atom) => text.Replace($"{{{atom.Item}}}", $"{atoms}[{atom.Index + 1}]", StringComparison.Ordinal)
            );

    /// <summary>A number, with FM without its zeros, with TH with its suffix.</summary>
    private static IEnumerable<(string Pattern, string Value)> Numeric(string name, string value) =>
        [
            ($"(?i:{name})TH", $"{value} || upper({{lib}}.ordinal_suffix({value}))"),
            ($"(?i:{name})th", $"{value} || {{lib}}.ordinal_suffix({value})"),
            ($"(?i)FM{name}", $"regexp_replace({value}, '^0+(.)', '\\1')"),
            ($"(?i){name}", value),
        ];

    private static IEnumerable<(string Pattern, string Value)> Named(
        string upper,
        string mixed,
        string lower,
        string value,
        int width
    ) =>
        [
            ($"(?i:FM){upper}", $"upper({value})"),
            ($"(?i:FM){mixed}", value),
            ($"(?i:FM){lower}", $"lower({value})"),
            (upper, $"rpad(upper({value}), {width}, ' ')"),
            (mixed, $"rpad({value}, {width}, ' ')"),
            ($"(?i){upper}", $"rpad(lower({value}), {width}, ' ')"),
        ];

    private static IEnumerable<(string Pattern, string Value)> Cased(string name, string pattern, string value) =>
        [(pattern, value), ($"(?i){(name == "RM" || name == "TZ" ? name : pattern)}", $"lower({value})")];
}
