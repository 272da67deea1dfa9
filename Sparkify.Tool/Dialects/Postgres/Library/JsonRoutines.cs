namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>
/// What PostgreSQL lacks: JSON text and SUPER. A SUPER value is of type json, which keeps numbers as they are written and members in their order,
/// without white space around its signs.
/// </summary>
internal static partial class JsonRoutines
{
    public static IReadOnlyList<LibraryRoutine> Definitions { get; } =
    [.. Parsing, .. Conversions, .. Navigation, .. Texts, .. Casts, .. Kinds, .. Composition, .. Operators];

    private static IReadOnlyList<LibraryRoutine> Parsing =>
        [
            Function(
                "normal_json",
                "s text",
                "json",
                """
                SELECT CASE
                    WHEN s !~ '\\[u/]' THEN regexp_replace(s, '("(?:[^"\\]|\\.)*")|\s+', '\1', 'g')::json
                    ELSE (
                        SELECT string_agg(CASE
                            WHEN left(part[1], 1) = '"' THEN to_json(part[1]::json #>> '{}')::text
                            ELSE regexp_replace(part[1], '\s+', '', 'g')
                        END, '' ORDER BY place)
                        FROM regexp_matches(s, '"(?:[^"\\]|\\.)*"|[^"]+', 'g') WITH ORDINALITY AS parts(part, place)
                    )::json
                END
                """
            ),
            Routine(
                "try_json",
                "s text",
                "json",
                """
                BEGIN
                    RETURN s::json;
                EXCEPTION WHEN OTHERS THEN
                    RETURN NULL;
                END
                """
            ),
            // What jsonb, which keeps the last of equal names only, has fewer names of.
            Function(
                "repeats_names",
                "s text",
                "boolean",
                """
                SELECT count(*) <> count(DISTINCT name[1]) AND count(*) <> (
                    SELECT count(*) FROM regexp_matches(s::jsonb::text, '"(?:[^"\\]|\\.)*"\s*:', 'g'))
                FROM regexp_matches(s, '("(?:[^"\\]|\\.)*")\s*:', 'g') AS name
                """
            ),
            Function(
                "can_json_parse",
                "s text",
                "boolean",
                """
                SELECT CASE
                    WHEN {lib}.try_json(s) IS NOT NULL THEN NOT {lib}.repeats_names(s)
                    WHEN s IS NOT NULL THEN false
                END
                """
            ),
            Function(
                "json_parse",
                "s text",
                "json",
                """
                SELECT CASE
                    WHEN s IS NULL THEN NULL
                    WHEN {lib}.try_json(s) IS NULL THEN {lib}.text_error('JSON parsing error: ' || s)::json
                    WHEN {lib}.repeats_names(s)
                        THEN {lib}.text_error('JSON parsing error: the same attribute name twice in one object: ' || s)::json
                    ELSE {lib}.normal_json(s)
                END
                """
            ),
            Function("json_serialize", "x json", "text", "SELECT coalesce(x::text, 'null')"),
        ];

    private static IReadOnlyList<LibraryRoutine> Texts =>
        [
            Function(
                "is_valid_json",
                "s text",
                "boolean",
                "SELECT CASE WHEN s IS NOT NULL THEN coalesce(json_typeof({lib}.try_json(s)) = 'object', false) END"
            ),
            Function(
                "is_valid_json_array",
                "s text",
                "boolean",
                "SELECT CASE WHEN s IS NOT NULL THEN coalesce(json_typeof({lib}.try_json(s)) = 'array', false) END"
            ),
            Function(
                "json_array_size",
                "s text, null_if_invalid boolean",
                "integer",
                """
                SELECT CASE
                    WHEN {lib}.is_valid_json_array(s) THEN json_array_length(s::json)
                    WHEN s IS NOT NULL AND NOT null_if_invalid
                        THEN {lib}.text_error('invalid json array object ' || s)::integer
                END
                """
            ),
            Function(
                "json_element_text",
                "s text, i bigint, null_if_invalid boolean",
                "text",
                """
                SELECT CASE
                    WHEN i IS NULL THEN NULL
                    WHEN {lib}.is_valid_json_array(s) THEN {lib}.super_text({lib}.super_at({lib}.normal_json(s), i))
                    WHEN s IS NOT NULL AND NOT null_if_invalid THEN {lib}.text_error('invalid json array object ' || s)
                END
                """
            ),
            Routine(
                "json_path_text",
                "s text, path text[], null_if_invalid boolean",
                "text",
                """
                DECLARE
                    x json := {lib}.try_json(s);
                BEGIN
                    IF s IS NULL OR array_position(path, NULL) IS NOT NULL THEN
                        RETURN NULL;
                    ELSIF x IS NULL AND null_if_invalid IS NOT false THEN
                        RETURN NULL;
                    ELSIF x IS NULL THEN
                        RAISE EXCEPTION 'invalid json object %', s USING ERRCODE = '22023';
                    END IF;
                    x := {lib}.normal_json(s);
                    FOR i IN 1 .. cardinality(path) LOOP
                        x := {lib}.super_get(x, path[i]);
                    END LOOP;
                    RETURN {lib}.super_text(x);
                END
                """
            ),
        ];

    private static LibraryRoutine Function(string name, string parameters, string result, string body) =>
        Create(name, parameters, result, body, "sql");

    private static LibraryRoutine Routine(string name, string parameters, string result, string body) =>
        Create(name, parameters, result, body, "plpgsql");

    private static LibraryRoutine Create(string name, string parameters, string result, string body, string language) =>
        new(
            name,
            $$"""
            CREATE OR REPLACE FUNCTION {lib}.{{name}}({{parameters}}) RETURNS {{result}} LANGUAGE {{language}} IMMUTABLE PARALLEL SAFE AS
            $$
            {{body}}
            $$
            """
        );
}
