namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>Comparison and arithmetic of SUPER by the types that its values have. Decimals keep the scale that they are written with.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/operators-functions.html"/>
internal static partial class JsonRoutines
{
    private static IReadOnlyList<LibraryRoutine> Operators =>
        [
            // Equal keys: equal values. For =, GROUP BY, DISTINCT and joins.
            Function(
                "super_key",
                "x json",
                "jsonb",
                """
                SELECT CASE json_typeof(x)
                    WHEN 'null' THEN NULL
                    WHEN 'string' THEN to_jsonb(rtrim(x #>> '{}', ' '))
                    WHEN 'number' THEN to_jsonb(trim_scale((x::text)::numeric))
                    ELSE x::jsonb
                END
                """
            ),
            Routine(
                "super_compare",
                "a json, b json",
                "integer",
                """
                BEGIN
                    RETURN CASE
                        WHEN json_typeof(a) <> json_typeof(b) THEN NULL
                        WHEN json_typeof(a) = 'number' THEN sign((a::text)::numeric - (b::text)::numeric)::integer
                        WHEN json_typeof(a) IN ('string', 'boolean') THEN {lib}.text_compare(a #>> '{}', b #>> '{}')
                    END;
                END
                """
            ),
            // For ORDER BY, the three of them: boolean, number, string, array, object.
            Function(
                "super_rank",
                "x json",
                "integer",
                "SELECT array_position(ARRAY['boolean', 'number', 'string', 'array', 'object'], json_typeof(x))"
            ),
            Function(
                "super_number",
                "x json",
                "numeric",
                "SELECT CASE WHEN json_typeof(x) = 'number' THEN (x::text)::numeric ELSE 0 END"
            ),
            Function(
                "super_order_text",
                "x json",
                "text",
                """SELECT CASE WHEN json_typeof(x) = 'number' THEN '' ELSE x #>> '{}' END COLLATE "C" """
            ),
            Function(
                "super_decimal",
                "x json",
                "numeric",
                "SELECT CASE WHEN json_typeof(x) = 'number' THEN (x::text)::numeric END"
            ),
            Extreme("super_min", "<"),
            Extreme("super_max", ">"),
            Arithmetic(
                "super_add",
                "x + y",
                "WHEN {lib}.is_varchar(l) AND {lib}.is_varchar(r) THEN to_json((l #>> '{}') || (r #>> '{}'))"
            ),
            Arithmetic("super_subtract", "x - y"),
            Arithmetic("super_multiply", "x * y"),
            Arithmetic(
                "super_divide",
                "x / y",
                decimals: "round(x / y, greatest(4, scale(x) + length(regexp_replace(y::text, '[^0-9]', '', 'g')) - scale(y) + 1))"
            ),
            Arithmetic("super_modulo", "mod(x, y)", floats: "mod(x::numeric, y::numeric)::double precision"),
            Function(
                "super_negative",
                "x json",
                "json",
                """
                SELECT CASE WHEN json_typeof(x) = 'number' THEN
                    (CASE WHEN left(x::text, 1) = '-' THEN substr(x::text, 2) ELSE '-' || x::text END)::json END
                """
            ),
            Function("super_positive", "x json", "json", "SELECT CASE WHEN json_typeof(x) = 'number' THEN x END"),
            Function(
                "super_abs",
                "x json",
                "json",
                "SELECT CASE WHEN json_typeof(x) = 'number' THEN ltrim(x::text, '-')::json END"
            ),
            Rounding("super_floor", "floor"),
            Rounding("super_ceil", "ceil"),
            Rounding("super_round", "round"),
            Rounding("super_trunc", "trunc"),
            RoundingTo("super_round_to", "round"),
            RoundingTo("super_trunc_to", "trunc"),
        ];

    /// <summary>An aggregate, by the order of ORDER BY.</summary>
    private static LibraryRoutine Extreme(string name, string sign) =>
        new(
            name,
            $$"""
            CREATE OR REPLACE FUNCTION {lib}.{{name}}_of_two(a json, b json) RETURNS json
            LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $extreme$
                SELECT CASE WHEN ({lib}.super_rank(a), {lib}.super_number(a), {lib}.super_order_text(a))
                    {{sign}} ({lib}.super_rank(b), {lib}.super_number(b), {lib}.super_order_text(b)) THEN a ELSE b END
            $extreme$;
            CREATE OR REPLACE AGGREGATE {lib}.{{name}}(json) (
                SFUNC = {lib}.{{name}}_of_two, STYPE = json
            )
            """
        );

    private static LibraryRoutine RoundingTo(string name, string function) =>
        Function(
            name,
            "x json, n integer",
            "json",
            $$"""
            SELECT CASE
                WHEN {lib}.is_float(x) THEN {lib}.float_to_super({{function}}((x::text)::numeric, n)::double precision)
                WHEN json_typeof(x) = 'number' THEN to_json({{function}}((x::text)::numeric, n))
            END
            """
        );

    private static LibraryRoutine Arithmetic(
        string name,
        string operation,
        string other = "",
        string? decimals = null,
        string? floats = null
    ) =>
        Function(
            name,
            "l json, r json",
            "json",
            $$"""
            SELECT CASE
                {{other}}
                WHEN json_typeof(l) = 'number' AND json_typeof(r) = 'number' THEN CASE
                    WHEN {lib}.is_float(l) OR {lib}.is_float(r) THEN
                        (SELECT {lib}.float_to_super({{floats ?? operation}}) FROM
                            (SELECT (l::text)::double precision AS x, (r::text)::double precision AS y) AS operands)
                    ELSE (SELECT to_json({{decimals
                ?? operation}}) FROM (SELECT (l::text)::numeric AS x, (r::text)::numeric AS y) AS operands)
                END
            END
            """
        );

    private static LibraryRoutine Rounding(string name, string function) =>
        Function(
            name,
            "x json",
            "json",
            $$"""
            SELECT CASE
                WHEN {lib}.is_float(x) THEN {lib}.float_to_super({{function}}((x::text)::double precision))
                WHEN json_typeof(x) = 'number' THEN to_json({{function}}((x::text)::numeric))
            END
            """
        );
}
