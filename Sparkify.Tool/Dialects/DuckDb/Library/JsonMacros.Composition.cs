namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>What SUPER values are, and arrays and objects made of them.</summary>
internal static partial class JsonMacros
{
    private static IReadOnlyList<LibraryMacro> Kinds =>
        [
            Is("is_array", "left(CAST(x AS VARCHAR), 1) = '['"),
            Is("is_object", "left(CAST(x AS VARCHAR), 1) = '{'"),
            Is("is_scalar", "left(CAST(x AS VARCHAR), 1) NOT IN ('[', '{', 'n')"),
            Is("is_boolean", "CAST(x AS VARCHAR) IN ('true', 'false')"),
            Is("is_varchar", "left(CAST(x AS VARCHAR), 1) = '\"'"),
            Is(
                "is_char",
                "left(CAST(x AS VARCHAR), 1) = '\"' AND strlen(CAST(x AS JSON) ->> '$') = length(CAST(x AS JSON) ->> '$')"
            ),
            Is("is_float", "{lib}.super_kind(x) = 'number' AND regexp_matches(CAST(x AS VARCHAR), '[eE]')"),
            Is("is_decimal", "{lib}.super_kind(x) = 'number' AND NOT regexp_matches(CAST(x AS VARCHAR), '[eE]')"),
            Is("is_smallint", "{lib}.whole_number(x) BETWEEN -32768 AND 32767"),
            Is("is_integer", "{lib}.whole_number(x) BETWEEN -2147483648 AND 2147483647"),
            Is("is_bigint", "{lib}.whole_number(x) BETWEEN -9223372036854775808 AND 9223372036854775807"),
            new(
                "whole_number",
                @"whole_number(x) AS CASE WHEN regexp_full_match(CAST(x AS VARCHAR), '-?\d+') THEN TRY_CAST(CAST(x AS VARCHAR) AS HUGEINT) END"
            ),
            new(
                "decimal_precision",
                """
                decimal_precision(x) AS
                    CASE WHEN {lib}.is_decimal(x) THEN
                        CAST(greatest(length(ltrim(regexp_replace(CAST(x AS VARCHAR), '[^0-9]', '', 'g'), '0')), 1) AS INTEGER) END
                """
            ),
            new(
                "decimal_scale",
                "decimal_scale(x) AS CASE WHEN {lib}.is_decimal(x) THEN CAST(length(split_part(CAST(x AS VARCHAR), '.', 2)) AS INTEGER) END"
            ),
            // What fits the sizes in the documentation: 4 a scalar (and a string's bytes), 7 an array, 8 an object, 6 and its bytes a name.
            new(
                "super_size",
                """
                super_size(x) AS
                    CASE WHEN x IS NULL THEN 4 ELSE
                        CAST(list_reduce(list_prepend(
                            CAST(0 AS BIGINT),
                            list_transform(
                                regexp_extract_all(CAST(x AS VARCHAR), '[\[{]|"(?:[^"\\]|\\.)*":?|[^\[\]{},":]+'),
                                lambda t: CASE
                                    WHEN t = '[' THEN 7
                                    WHEN t = '{' THEN 8
                                    WHEN t[1] = '"' AND right(t, 1) = ':' THEN 6 + strlen(t) - 3
                                    WHEN t[1] = '"' THEN 4 + strlen(t) - 2
                                    ELSE 4
                                END)), lambda total, size: total + size) AS INTEGER)
                    END
                """
            ),
        ];

    private static IReadOnlyList<LibraryMacro> Composition =>
        [
            new(
                "super_array",
                """
                super_array(elements) AS
                    CAST('[' || array_to_string(list_transform(elements, lambda e: coalesce(CAST(e AS VARCHAR), 'null')), ',') || ']' AS JSON)
                """
            ),
            new(
                "super_object",
                """
                super_object(keys, vals) AS
                    CAST('{' || array_to_string(list_transform(
                        list_zip(keys, vals),
                        lambda pair: CAST(to_json(pair[1]) AS VARCHAR) || ':' || coalesce(CAST(pair[2] AS VARCHAR), 'null')), ',') || '}' AS JSON)
                """
            ),
            new(
                "array_concat",
                """
                array_concat(a, b) AS
                    CASE WHEN {lib}.is_array(a) AND {lib}.is_array(b)
                        THEN {lib}.super_array(list_concat({lib}.super_elements(a), {lib}.super_elements(b))) END
                """
            ),
            new(
                "get_array_length",
                "get_array_length(x) AS CASE WHEN {lib}.is_array(x) THEN CAST(json_array_length(x) AS INTEGER) END"
            ),
            new(
                "split_to_array",
                "split_to_array(s, d) AS CASE WHEN s IS NOT NULL THEN to_json(string_split(s, d)) END"
            ),
            new(
                "subarray",
                """
                subarray(x, start, count) AS
                    CASE WHEN {lib}.is_array(x) AND start IS NOT NULL AND count IS NOT NULL THEN
                        list_transform([{lib}.super_elements(x)], lambda elements:
                            {lib}.super_array(list_filter(elements, lambda e, i:
                                i > CASE WHEN start < 0 THEN len(elements) + start ELSE start END
                                AND i <= CASE WHEN start < 0 THEN len(elements) + start ELSE start END + count)))[1]
                    END
                """
            ),
            // Array signs outside objects are left out.
            new(
                "array_flatten",
                """
                array_flatten(x) AS
                    CASE WHEN {lib}.is_array(x) THEN
                        CAST('[' || list_reduce(
                            list_prepend(
                                {'depth': 0, 'token': ''},
                                list_transform(
                                    regexp_extract_all(CAST(x AS VARCHAR), '"(?:[^"\\]|\\.)*"|[\[\]{},:]|[^\[\]{},:"]+'),
                                    lambda t: {'depth': 0, 'token': t})),
                            lambda done, t: {
                                'depth': done.depth + CASE t.token WHEN '{' THEN 1 WHEN '}' THEN -1 ELSE 0 END,
                                'token': CASE
                                    WHEN done.depth > 0 THEN done.token || t.token
                                    WHEN t.token IN ('[', ']', ',') THEN done.token
                                    WHEN done.token = '' THEN t.token
                                    ELSE done.token || ',' || t.token
                                END
                            }).token || ']' AS JSON)
                    END
                """
            ),
            new(
                "attribute_names",
                """
                attribute_names(x, is_upper) AS
                    list_transform(
                        [array_to_string(list_transform(
                            regexp_extract_all(CAST(x AS VARCHAR), '"(?:[^"\\]|\\.)*":|"(?:[^"\\]|\\.)*"|[^"]+'),
                            lambda t: CASE
                                WHEN t[1] <> '"' OR right(t, 1) <> ':' THEN t
                                WHEN is_upper THEN CAST(to_json(upper(CAST(left(t, -1) AS JSON) ->> '$')) AS VARCHAR) || ':'
                                ELSE CAST(to_json(lower(CAST(left(t, -1) AS JSON) ->> '$')) AS VARCHAR) || ':'
                            END), '')],
                        lambda s: CASE
                            WHEN x IS NULL THEN NULL
                            WHEN {lib}.repeats_names(s)
                                THEN CAST(CAST(CAST('SUPER value has duplicate attributes after case conversion' AS TINYINT) AS VARCHAR) AS JSON)
                            ELSE CAST(s AS JSON)
                        END)[1]
                """
            ),
        ];

    private static LibraryMacro Is(string name, string condition) =>
        new(name, $"{name}(x) AS coalesce({condition}, false)");
}
