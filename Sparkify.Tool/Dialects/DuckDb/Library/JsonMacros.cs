namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>
/// What DuckDB lacks: JSON text and SUPER. A SUPER value is JSON without white space around its signs. DuckDB's JSON functions write decimals anew
/// (1.10 becomes 1.1), so decimals are made strings with a mark before, and numbers again after, every such function.
/// </summary>
internal static partial class JsonMacros
{
    public static IReadOnlyList<LibraryMacro> Definitions { get; } =
    [
        .. new[] { Parsing, Texts, Navigation, Casts, Kinds, Composition, Operators }
            .SelectMany(static area => area)
            .Select(static macro => BoundMacro.Of(macro)),
    ];

    private static IReadOnlyList<LibraryMacro> Parsing =>
        [
            // A character that is assigned to nobody.
            new(
                "mark_decimals",
                """
                mark_decimals(s) AS
                    CASE
                        WHEN regexp_matches(s, '\d[.eE]') THEN
                            array_to_string(list_transform(
                                regexp_extract_all(s, '"(?:[^"\\]|\\.)*"|[^"]+'),
                                lambda part: CASE
                                    WHEN part[1] = '"' THEN part
                                    ELSE regexp_replace(part, '(-?\d+\.\d+(?:[eE][+-]?\d+)?|-?\d+[eE][+-]?\d+)', '"' || chr(57344) || '\1"', 'g')
                                END), '')
                        ELSE s
                    END
                """
            ),
            new(
                "unmark_decimals",
                """
                unmark_decimals(s) AS
                    CAST(CASE
                        WHEN contains(s, chr(57344)) THEN regexp_replace(s, '"\x{E000}([^"]*)"', '\1', 'g')
                        ELSE s
                    END AS JSON)
                """
            ),
            // DuckDB reads [1,] and NaN too.
            new(
                "strict_json",
                """
                strict_json(s) AS
                    json_valid(s) AND NOT regexp_matches(regexp_replace(s, '"(?:[^"\\]|\\.)*"', '0', 'g'), '(?i),\s*[\]}]|nan|inf')
                """
            ),
            new(
                "normal_json",
                """
                normal_json(s) AS
                    CASE
                        WHEN contains(s, '\') THEN {lib}.unmark_decimals(CAST(json({lib}.mark_decimals(s)) AS VARCHAR))
                        ELSE CAST(regexp_replace(s, '("[^"]*")|\s+', '\1', 'g') AS JSON)
                    END
                """
            ),
            // Names are looked at object by object only where one occurs twice.
            new(
                "repeats_names",
                """
                repeats_names(s) AS
                    list_transform([regexp_extract_all(s, '("(?:[^"\\]|\\.)*")\s*:', 1)], lambda names:
                        CASE
                            WHEN len(names) = len(list_distinct(names)) THEN false
                            ELSE list_transform([list_reduce(
                                list_prepend(
                                    {'count': 0, 'open': [0], 'names': [''], 'token': ''},
                                    list_transform(
                                        regexp_extract_all(s, '[{}]|"(?:[^"\\]|\\.)*"\s*:?'),
                                        lambda t: {'count': 0, 'open': [0], 'names': [''], 'token': t})),
                                lambda seen, t: {
                                    'count': seen.count + CASE WHEN t.token = '{' THEN 1 ELSE 0 END,
                                    'open': CASE t.token
                                        WHEN '{' THEN list_append(seen.open, seen.count + 1)
                                        WHEN '}' THEN seen.open[:-2]
                                        ELSE seen.open
                                    END,
                                    'names': CASE
                                        WHEN right(t.token, 1) = ':' THEN list_append(seen.names, seen.open[-1] || ' ' || rtrim(t.token, ': '))
                                        ELSE seen.names
                                    END,
                                    'token': ''
                                }).names], lambda all_names: len(all_names) <> len(list_distinct(all_names)))[1]
                        END)[1]
                """
            ),
            new("can_json_parse", "can_json_parse(s) AS {lib}.strict_json(s) AND NOT {lib}.repeats_names(s)"),
            new(
                "json_parse",
                """
                json_parse(s) AS
                    CASE
                        WHEN NOT {lib}.strict_json(s) THEN CAST(CAST(CAST('JSON parsing error: ' || s AS TINYINT) AS VARCHAR) AS JSON)
                        WHEN {lib}.repeats_names(s)
                            THEN CAST(CAST(CAST('JSON parsing error: the same attribute name twice in one object: ' || s AS TINYINT) AS VARCHAR) AS JSON)
                        ELSE {lib}.normal_json(s)
                    END
                """
            ),
            new("json_serialize", "json_serialize(x) AS coalesce(CAST(x AS VARCHAR), 'null')"),
        ];

    private static IReadOnlyList<LibraryMacro> Texts =>
        [
            new("is_valid_json", "is_valid_json(s) AS {lib}.strict_json(s) AND left(ltrim(s), 1) = '{'"),
            new("is_valid_json_array", "is_valid_json_array(s) AS {lib}.strict_json(s) AND left(ltrim(s), 1) = '['"),
            new(
                "json_array_size",
                """
                json_array_size(s, null_if_invalid) AS
                    CASE
                        WHEN {lib}.is_valid_json_array(s) THEN CAST(json_array_length(s) AS INTEGER)
                        WHEN s IS NULL OR null_if_invalid IS NULL OR null_if_invalid THEN NULL
                        ELSE CAST(CAST('invalid json array object ' || s AS TINYINT) AS INTEGER)
                    END
                """
            ),
            new(
                "json_element_text",
                """
                json_element_text(s, i, null_if_invalid) AS
                    CASE
                        WHEN i IS NULL THEN NULL
                        WHEN {lib}.is_valid_json_array(s) THEN {lib}.super_text({lib}.super_at({lib}.normal_json(s), i))
                        WHEN s IS NULL OR null_if_invalid IS NULL OR null_if_invalid THEN NULL
                        ELSE CAST(CAST('invalid json array object ' || s AS TINYINT) AS VARCHAR)
                    END
                """
            ),
            new(
                "json_path_text",
                """
                json_path_text(s, path, null_if_invalid) AS
                    CASE
                        WHEN list_contains(list_transform(path, lambda name: name IS NULL), true) THEN NULL
                        WHEN {lib}.strict_json(s) THEN {lib}.super_text(list_reduce(
                            list_prepend({lib}.normal_json(s), list_transform(path, lambda name: to_json(name))),
                            lambda x, name: {lib}.super_get(x, name ->> '$')))
                        WHEN s IS NULL OR null_if_invalid IS NULL OR null_if_invalid THEN NULL
                        ELSE CAST(CAST('invalid json object ' || s AS TINYINT) AS VARCHAR)
                    END
                """
            ),
        ];
}
