namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>What SUPER values are, and arrays and objects made of them.</summary>
internal static partial class JsonRoutines
{
    private static IReadOnlyList<LibraryRoutine> Kinds =>
        [
            Is("is_array", "json_typeof(x) = 'array'"),
            Is("is_object", "json_typeof(x) = 'object'"),
            Is("is_scalar", "json_typeof(x) IN ('string', 'number', 'boolean')"),
            Is("is_boolean", "json_typeof(x) = 'boolean'"),
            Is("is_varchar", "json_typeof(x) = 'string'"),
            Is("is_char", "json_typeof(x) = 'string' AND octet_length(x #>> '{}') = length(x #>> '{}')"),
            Is("is_float", "json_typeof(x) = 'number' AND x::text ~ '[eE]'"),
            Is("is_decimal", "json_typeof(x) = 'number' AND x::text !~ '[eE]'"),
            Function(
                "whole_number",
                "x json",
                "numeric",
                @"SELECT CASE WHEN json_typeof(x) = 'number' AND x::text ~ '^-?\d+$' THEN (x::text)::numeric END"
            ),
            Is("is_smallint", "{lib}.whole_number(x) BETWEEN -32768 AND 32767"),
            Is("is_integer", "{lib}.whole_number(x) BETWEEN -2147483648 AND 2147483647"),
            Is("is_bigint", "{lib}.whole_number(x) BETWEEN -9223372036854775808 AND 9223372036854775807"),
            Function(
                "decimal_precision",
                "x json",
                "integer",
                """
                SELECT CASE WHEN {lib}.is_decimal(x)
                    THEN greatest(length(ltrim(regexp_replace(x::text, '[^0-9]', '', 'g'), '0')), 1) END
                """
            ),
            Function(
                "decimal_scale",
                "x json",
                "integer",
                "SELECT CASE WHEN {lib}.is_decimal(x) THEN length(pg_catalog.split_part(x::text, '.', 2)) END"
            ),
            // What fits the sizes in the documentation: 4 a scalar (and a string's bytes), 7 an array, 8 an object, 6 and its bytes a name.
            Routine(
                "super_size",
                "x json",
                "integer",
                """
                BEGIN
                    RETURN CASE json_typeof(x)
                        WHEN 'array' THEN 7 + (SELECT coalesce(sum({lib}.super_size(e)), 0) FROM json_array_elements(x) AS e)
                        WHEN 'object' THEN 8 + (
                            SELECT coalesce(sum(6 + octet_length(key) + {lib}.super_size(value)), 0) FROM json_each(x))
                        WHEN 'string' THEN 4 + octet_length(x #>> '{}')
                        ELSE 4
                    END;
                END
                """
            ),
        ];

    private static IReadOnlyList<LibraryRoutine> Composition =>
        [
            Function(
                "super_array",
                "elements json[]",
                "json",
                """
                SELECT ('[' || coalesce(string_agg(coalesce(e::text, 'null'), ',' ORDER BY place), '') || ']')::json
                FROM unnest(elements) WITH ORDINALITY AS parts(e, place)
                """
            ),
            Function(
                "super_object",
                "names text[], elements json[]",
                "json",
                """
                SELECT ('{' || coalesce(string_agg(to_json(name)::text || ':' || coalesce(e::text, 'null'), ',' ORDER BY place), '') || '}')::json
                FROM unnest(names, elements) WITH ORDINALITY AS parts(name, e, place)
                """
            ),
            Function(
                "array_concat",
                "a json, b json",
                "json",
                """
                SELECT CASE WHEN {lib}.is_array(a) AND {lib}.is_array(b)
                    THEN {lib}.super_array({lib}.super_elements(a) || {lib}.super_elements(b)) END
                """
            ),
            Function(
                "get_array_length",
                "x json",
                "integer",
                "SELECT CASE WHEN {lib}.is_array(x) THEN json_array_length(x) END"
            ),
            Function(
                "split_to_array",
                "s text, d text",
                "json",
                """
                SELECT CASE WHEN s IS NOT NULL AND d IS NOT NULL THEN
                    {lib}.super_array(ARRAY(
                        SELECT to_json(part)
                        FROM unnest(CASE WHEN s = '' THEN ARRAY[''] ELSE string_to_array(s, d) END) WITH ORDINALITY AS parts(part, place)
                        ORDER BY place))
                END
                """
            ),
            Function(
                "subarray",
                "x json, start bigint, count bigint",
                "json",
                """
                SELECT CASE WHEN {lib}.is_array(x) AND start IS NOT NULL AND count IS NOT NULL THEN
                    (SELECT {lib}.super_array(elements[first + 1:first + count])
                    FROM (SELECT {lib}.super_elements(x) AS elements) AS parts
                    CROSS JOIN LATERAL (
                        SELECT CASE WHEN start < 0 THEN cardinality(elements) + start ELSE start END::integer AS first) AS place)
                END
                """
            ),
            Routine(
                "flat_elements",
                "x json",
                "json[]",
                """
                DECLARE
                    flat json[] := '{}';
                    element json;
                BEGIN
                    IF json_typeof(x) IS DISTINCT FROM 'array' THEN
                        RETURN ARRAY[x];
                    END IF;
                    FOR element IN SELECT json_array_elements(x) LOOP
                        flat := flat || {lib}.flat_elements(element);
                    END LOOP;
                    RETURN flat;
                END
                """
            ),
            Function(
                "array_flatten",
                "x json",
                "json",
                "SELECT CASE WHEN {lib}.is_array(x) THEN {lib}.super_array({lib}.flat_elements(x)) END"
            ),
            Routine(
                "attribute_names",
                "x json, is_upper boolean",
                "json",
                """
                DECLARE
                    names text[];
                BEGIN
                    IF json_typeof(x) = 'array' THEN
                        RETURN {lib}.super_array(ARRAY(
                            SELECT {lib}.attribute_names(e, is_upper)
                            FROM json_array_elements(x) WITH ORDINALITY AS parts(e, place) ORDER BY place));
                    ELSIF json_typeof(x) = 'object' THEN
                        names := ARRAY(
                            SELECT CASE WHEN is_upper THEN upper(name) ELSE lower(name) END
                            FROM json_object_keys(x) WITH ORDINALITY AS parts(name, place) ORDER BY place);
                        IF (SELECT count(DISTINCT name) <> count(*) FROM unnest(names) AS name) THEN
                            RAISE EXCEPTION 'SUPER value has duplicate attributes after case conversion' USING ERRCODE = '22023';
                        END IF;
                        RETURN {lib}.super_object(names, ARRAY(
                            SELECT {lib}.attribute_names(value, is_upper)
                            FROM json_each(x) WITH ORDINALITY AS parts(name, value, place) ORDER BY place));
                    END IF;
                    RETURN x;
                END
                """
            ),
        ];

    private static LibraryRoutine Is(string name, string condition) =>
        Function(name, "x json", "boolean", $"SELECT coalesce({condition}, false)");
}
