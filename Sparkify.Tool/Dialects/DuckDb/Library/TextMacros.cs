using Sparkify.Tool.Sql;

namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>
/// What DuckDB lacks: text, regular expressions and hashes. A lambda over a list of one value evaluates an argument once; a text that is
/// cast to a number is an error of that text (<c>error()</c> would keep expressions from being referred to by their alias).
/// </summary>
internal static partial class TextMacros
{
    public static IReadOnlyList<LibraryMacro> Definitions { get; } =
    [
        .. new[] { Strings, Patterns, Bytes }
            .SelectMany(static area => area)
            .Select(static macro => BoundMacro.Of(macro, "s", "b")),
        .. new[] { Hashes, Sha2, Farm }.SelectMany(static area => area).Select(static macro => BoundMacro.Of(macro)),
    ];

    private static string Reserved =>
        string.Join(", ", ReservedWords.Names.Order(StringComparer.Ordinal).Select(static word => $"'{word}'"));

    private static IReadOnlyList<LibraryMacro> Strings =>
        [
            new("ascii_chr", "ascii_chr(n) AS CASE WHEN n BETWEEN 1 AND 127 THEN chr(CAST(n AS INTEGER)) END"),
            new(
                "ascii_lower",
                "ascii_lower(s) AS translate(s, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
            ),
            new(
                "initcap",
                """
                initcap(s) AS array_to_string(
                    list_transform(
                        regexp_extract_all(lower(s), '[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+'),
                        lambda word: upper(word[1]) || word[2:]
                    ), '')
                """
            ),
            new(
                "text_part",
                """
                text_part(s, a, n) AS
                    CASE
                        WHEN n < 0 THEN CAST(CAST('negative substring length not allowed' AS TINYINT) AS VARCHAR)
                        ELSE substring(s, greatest(a, 1), greatest(n + least(a, 1) - 1, 0))
                    END
                """
            ),
            new(
                "lpad",
                """
                lpad(s, n, p) AS
                    CASE WHEN p <> '' AND n > 0 THEN system.main.lpad(s, CAST(n AS INTEGER), p)
                    WHEN p IS NOT NULL THEN left(s, greatest(n, 0)) END
                """
            ),
            new(
                "rpad",
                """
                rpad(s, n, p) AS
                    CASE WHEN p <> '' AND n > 0 THEN system.main.rpad(s, CAST(n AS INTEGER), p)
                    WHEN p IS NOT NULL THEN left(s, greatest(n, 0)) END
                """
            ),
            new(
                "split_part",
                """
                split_part(s, d, n) AS
                    system.main.split_part(
                        s,
                        CASE WHEN d = '' THEN chr(57344) ELSE d END,
                        CASE WHEN n <= 0 THEN CAST('field position must be greater than zero' AS TINYINT) ELSE n END)
                """
            ),
            new(
                "octetindex",
                """
                octetindex(p, s) AS
                    CASE WHEN strpos(s, p) = 0 THEN 0 ELSE strlen(left(s, strpos(s, p) - 1)) + 1 END
                """
            ),
            new(
                "text_compare",
                """
                text_compare(a, b) AS
                    CASE WHEN rtrim(a, ' ') < rtrim(b, ' ') THEN -1 WHEN rtrim(a, ' ') > rtrim(b, ' ') THEN 1
                    WHEN rtrim(a, ' ') = rtrim(b, ' ') THEN 0 END
                """
            ),
            new(
                "quote_ident",
                $$"""
                quote_ident(s) AS
                    CASE
                        WHEN regexp_full_match(s, '[a-z_][a-z0-9_$]*') AND s NOT IN ({{Reserved}}) THEN s
                        ELSE '"' || replace(s, '"', '""') || '"'
                    END
                """
            ),
            new("quote_literal", @"quote_literal(s) AS '''' || replace(replace(s, '\', '\\'), '''', '''''') || ''''"),
            new(
                "strtol",
                """
                strtol(s, b) AS
                    list_transform([regexp_extract(s, '(?i)^\s*([+-]?)(0x)?(.*)$', ['sign', 'prefix', 'digits'])], lambda n:
                        CAST(list_reduce(
                            list_transform(
                                string_split(CASE
                                    WHEN n.prefix = '' OR b = 16 THEN lower(n.digits)
                                    ELSE lower(n.prefix || n.digits)
                                END, ''),
                                lambda c: CASE
                                    WHEN c = '' OR strpos('0123456789abcdefghijklmnopqrstuvwxyz', c) BETWEEN 1 AND b
                                        THEN CAST(greatest(strpos('0123456789abcdefghijklmnopqrstuvwxyz', c) - 1, 0) AS HUGEINT)
                                    ELSE CAST('The input ' || s || ' is not valid to be converted to integer of base ' || b AS HUGEINT)
                                END),
                            lambda value, digit: value * b + digit, CAST(0 AS HUGEINT)
                        ) * CASE WHEN n.sign = '-' THEN -1 ELSE 1 END AS BIGINT)
                    )[1]
                """
            ),
            // Vowels are 0 and part equal codes; H and W (7) do not. The first letter's own code is dropped.
            new(
                "soundex",
                """
                soundex(s) AS
                    list_transform([upper(regexp_replace(s, '[^A-Za-z]', '', 'g'))], lambda letters:
                        CASE WHEN letters = '' THEN '' ELSE
                            letters[1] || rpad(left(replace(list_reduce(
                                string_split(left(translate(letters, 'BFPVCGJKQSXZDTLMNRAEIOUYHW', '11112222222233455600000077'), 1)
                                    || replace(
                                        substring(translate(letters, 'BFPVCGJKQSXZDTLMNRAEIOUYHW', '11112222222233455600000077'), 2),
                                        '7', ''), ''),
                                lambda done, code: CASE WHEN right(done, 1) = code THEN done ELSE done || code END
                            )[2:], '0', ''), 3), 3, '0')
                        END
                    )[1]
                """
            ),
            new(
                "soundex_difference",
                """
                soundex_difference(a, b) AS
                    list_transform([{'a': {lib}.soundex(a), 'b': {lib}.soundex(b)}], lambda codes:
                        CASE
                            WHEN a = '' OR b = '' THEN 0
                            WHEN codes.a = '' AND codes.b = '' THEN 1
                            WHEN codes.a = '' OR codes.b = '' THEN 0
                            ELSE CAST(len(list_filter([1, 2, 3, 4], lambda i: codes.a[i] = codes.b[i])) AS INTEGER)
                        END
                    )[1]
                """
            ),
        ];
}
