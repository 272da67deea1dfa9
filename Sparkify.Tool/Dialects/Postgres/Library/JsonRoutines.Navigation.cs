namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>Ways into SUPER values and out of them. What does not fit, and a JSON null, gives NULL, as Redshift's lax mode has it.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/query-super.html"/>
internal static partial class JsonRoutines
{
    private static IReadOnlyList<LibraryRoutine> Navigation =>
        [
            Function("super_kind", "x json", "text", "SELECT json_typeof(x)"),
            Function("super_value", "x json", "json", "SELECT CASE WHEN json_typeof(x) <> 'null' THEN x END"),
            Function("super_get", "x json, name text", "json", "SELECT {lib}.super_value(x -> name)"),
            Function(
                "super_at",
                "x json, i bigint",
                "json",
                "SELECT CASE WHEN i BETWEEN 0 AND 2147483647 THEN {lib}.super_value(x -> i::integer) END"
            ),
            // The elements of an array, for UNNEST; none of anything else.
            Function(
                "super_elements",
                "x json",
                "json[]",
                """
                SELECT CASE WHEN json_typeof(x) = 'array'
                    THEN ARRAY(SELECT {lib}.super_value(e) FROM json_array_elements(x) WITH ORDINALITY AS elements(e, place) ORDER BY place)
                    ELSE '{}'
                END
                """
            ),
            // The names of an object, for UNPIVOT; super_get gives their values.
            Function(
                "super_names",
                "x json",
                "text[]",
                """
                SELECT CASE WHEN json_typeof(x) = 'object'
                    THEN ARRAY(SELECT name FROM json_object_keys(x) WITH ORDINALITY AS names(name, place) ORDER BY place)
                    ELSE '{}'
                END
                """
            ),
            // What JSON_EXTRACT_PATH_TEXT gives: arrays and objects as they are.
            Function("super_text", "x json", "text", "SELECT x #>> '{}'"),
        ];

    private static IReadOnlyList<LibraryRoutine> Casts =>
        [
            Function(
                "super_to_varchar",
                "x json",
                "text",
                "SELECT CASE WHEN json_typeof(x) IN ('string', 'number', 'boolean') THEN x #>> '{}' END"
            ),
            Function("super_to_char", "x json", "text", "SELECT rtrim({lib}.super_to_varchar(x), ' ')"),
            Routine(
                "super_to_numeric",
                "x json",
                "numeric",
                """
                BEGIN
                    RETURN CASE json_typeof(x)
                        WHEN 'boolean' THEN (x::text)::boolean::integer::numeric
                        WHEN 'number' THEN (x::text)::numeric
                        WHEN 'string' THEN (x #>> '{}')::numeric
                    END;
                EXCEPTION WHEN OTHERS THEN
                    RETURN NULL;
                END
                """
            ),
            Function("super_to_smallint", "x json", "smallint", InRange("smallint", "-32768", "32767")),
            Function("super_to_integer", "x json", "integer", InRange("integer", "-2147483648", "2147483647")),
            Function(
                "super_to_bigint",
                "x json",
                "bigint",
                InRange("bigint", "-9223372036854775808", "9223372036854775807")
            ),
            Function(
                "super_to_decimal",
                "x json, digits integer, scale integer",
                "numeric",
                """
                SELECT CASE WHEN abs(n) < power(10::numeric, digits - scale) THEN n END
                FROM (SELECT round({lib}.super_to_numeric(x), scale) AS n) AS rounded
                """
            ),
            TryCast("super_to_double", "double precision", "'number', 'string'"),
            TryCast("super_to_real", "real", "'number', 'string'"),
            // Whole numbers only; a number with a point is no boolean.
            Function(
                "super_to_boolean",
                "x json",
                "boolean",
                """
                SELECT CASE
                    WHEN json_typeof(x) = 'boolean' THEN (x::text)::boolean
                    WHEN json_typeof(x) = 'number' AND x::text ~ '^-?\d+$' THEN (x::text)::numeric <> 0
                END
                """
            ),
            TryCast("super_to_date", "date", "'string'"),
            TryCast("super_to_time", "time", "'string'"),
            TryCast("super_to_timetz", "timetz", "'string'"),
            TryCast("super_to_timestamp", "timestamp", "'string'"),
            TryCast("super_to_timestamptz", "timestamptz", "'string'"),
        ];

    private static IReadOnlyList<LibraryRoutine> Conversions =>
        [
            // 2.22 becomes 2.22e+0: a number with an exponent is a float, one without is a decimal.
            Function(
                "float_to_super",
                "d double precision",
                "json",
                """
                SELECT (CASE
                    WHEN d IN ('NaN', 'Infinity', '-Infinity') THEN 'null'
                    WHEN d = 0 THEN '0e+0'
                    ELSE sign || left(digits, 1)
                        || CASE WHEN length(digits) > 1 THEN '.' || substr(digits, 2) ELSE '' END
                        || 'e' || CASE WHEN exponent < 0 THEN '-' ELSE '+' END || abs(exponent)
                END)::json
                FROM (SELECT regexp_match(d::text, '^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$') AS n) AS parts
                CROSS JOIN LATERAL (SELECT
                    n[1] AS sign,
                    trim('0' FROM n[2] || coalesce(n[3], '')) AS digits,
                    length(n[2]) - 1 - (length(n[2] || coalesce(n[3], '')) - length(ltrim(n[2] || coalesce(n[3], ''), '0')))
                        + coalesce(n[4], '0')::integer AS exponent) AS normal
                """
            ),
            new(
                "to_super",
                string.Join(
                    ";\n",
                    new[]
                    {
                        ToSuper("json", "SELECT x"),
                        ToSuper("text", "SELECT to_json(x)"),
                        ToSuper("boolean", "SELECT to_json(x)"),
                        ToSuper("integer", "SELECT to_json(x)"),
                        ToSuper("bigint", "SELECT to_json(x)"),
                        ToSuper("smallint", "SELECT to_json(x)"),
                        ToSuper("numeric", "SELECT to_json(x)"),
                        ToSuper("double precision", "SELECT {lib}.float_to_super(x)"),
                        ToSuper("real", "SELECT {lib}.float_to_super(x::text::double precision)"),
                        ToSuper("bytea", "SELECT to_json(encode(x, 'hex'))"),
                    }.Concat(
                        new[] { "date", "time", "timetz", "timestamp", "timestamptz", "interval" }.Select(static type =>
                            ToSuper(
                                type,
                                $"SELECT CASE WHEN x IS NOT NULL THEN {{lib}}.text_error('cannot cast type {type} to super')::json END"
                            )
                        )
                    )
                )
            ),
        ];

    private static string ToSuper(string type, string body) =>
        Function("to_super", $"x {type}", "json", body).Definition;

    private static string InRange(string type, string least, string most) =>
        $"""
            SELECT CASE WHEN n BETWEEN {least} AND {most} THEN n::{type} END
            FROM (SELECT round(@lib.super_to_numeric(x)) AS n) AS whole
            """.Replace("@lib", "{lib}", StringComparison.Ordinal);

    private static LibraryRoutine TryCast(string name, string type, string kinds) =>
        Routine(
            name,
            "x json",
            type,
            $$"""
            BEGIN
                RETURN CASE WHEN json_typeof(x) IN ({{kinds}}) THEN (x #>> '{}')::{{type}} END;
            EXCEPTION WHEN OTHERS THEN
                RETURN NULL;
            END
            """
        );
}
