namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>Ways into SUPER values and out of them. What does not fit, and a JSON null, gives NULL, as Redshift's lax mode has it.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/query-super.html"/>
internal static partial class JsonMacros
{
    private static IReadOnlyList<LibraryMacro> Navigation =>
        [
            new(
                "super_kind",
                """
                super_kind(x) AS
                    CASE left(CAST(x AS VARCHAR), 1)
                        WHEN '{' THEN 'object' WHEN '[' THEN 'array' WHEN '"' THEN 'string'
                        WHEN 't' THEN 'boolean' WHEN 'f' THEN 'boolean' WHEN 'n' THEN 'null'
                        ELSE CASE WHEN x IS NOT NULL THEN 'number' END
                    END
                """
            ),
            new(
                "super_extract",
                """
                super_extract(x, path) AS
                    {lib}.unmark_decimals(nullif(
                        CAST(json_extract(CAST({lib}.mark_decimals(CAST(x AS VARCHAR)) AS JSON), path) AS VARCHAR), 'null'))
                """
            ),
            new(
                "super_get",
                """
                super_get(x, name) AS
                    CASE WHEN left(CAST(x AS VARCHAR), 1) = '{'
                        THEN {lib}.super_extract(x, '/' || replace(replace(name, '~', '~0'), '/', '~1')) END
                """
            ),
            new(
                "super_at",
                """
                super_at(x, i) AS
                    CASE WHEN left(CAST(x AS VARCHAR), 1) = '[' AND i >= 0 THEN {lib}.super_extract(x, '/' || i) END
                """
            ),
            // The elements of an array, for UNNEST; none of anything else.
            new(
                "super_elements",
                """
                super_elements(x) AS
                    CASE WHEN left(CAST(x AS VARCHAR), 1) = '[' THEN
                        list_transform(
                            json_extract(CAST({lib}.mark_decimals(CAST(x AS VARCHAR)) AS JSON), '$[*]'),
                            lambda e: {lib}.unmark_decimals(nullif(CAST(e AS VARCHAR), 'null')))
                    ELSE [] END
                """
            ),
            // The names of an object, for UNPIVOT; super_get gives their values.
            new(
                "super_names",
                "super_names(x) AS CASE WHEN left(CAST(x AS VARCHAR), 1) = '{' THEN json_keys(x) ELSE [] END"
            ),
            // In the order of super_names.
            new(
                "super_values",
                "super_values(x) AS list_transform({lib}.super_names(x), lambda name: {lib}.super_get(x, name))"
            ),
            // What JSON_EXTRACT_PATH_TEXT gives: arrays and objects as they are.
            new(
                "super_text",
                """
                super_text(x) AS
                    CASE left(CAST(x AS VARCHAR), 1)
                        WHEN '"' THEN CAST(x AS JSON) ->> '$'
                        WHEN 'n' THEN NULL
                        ELSE CAST(x AS VARCHAR)
                    END
                """
            ),
        ];

    private static IReadOnlyList<LibraryMacro> Casts =>
        [
            new(
                "super_to_varchar",
                "super_to_varchar(x) AS CASE WHEN left(CAST(x AS VARCHAR), 1) NOT IN ('{', '[') THEN {lib}.super_text(x) END"
            ),
            new("super_to_char", "super_to_char(x) AS rtrim({lib}.super_to_varchar(x), ' ')"),
            // What a number is cast from.
            new(
                "super_number_text",
                """
                super_number_text(x) AS
                    CASE {lib}.super_kind(x)
                        WHEN 'number' THEN CAST(x AS VARCHAR)
                        WHEN 'string' THEN CAST(x AS JSON) ->> '$'
                        WHEN 'boolean' THEN CASE WHEN CAST(x AS VARCHAR) = 'true' THEN '1' ELSE '0' END
                    END
                """
            ),
            new("super_to_smallint", "super_to_smallint(x) AS TRY_CAST({lib}.super_number_text(x) AS SMALLINT)"),
            new("super_to_integer", "super_to_integer(x) AS TRY_CAST({lib}.super_number_text(x) AS INTEGER)"),
            new("super_to_bigint", "super_to_bigint(x) AS TRY_CAST({lib}.super_number_text(x) AS BIGINT)"),
            new("super_to_double", "super_to_double(x) AS TRY_CAST({lib}.super_number_text(x) AS DOUBLE)"),
            new("super_to_real", "super_to_real(x) AS TRY_CAST({lib}.super_number_text(x) AS FLOAT)"),
            // Whole numbers only; a number with a point is no boolean.
            new(
                "super_to_boolean",
                """
                super_to_boolean(x) AS
                    CASE
                        WHEN CAST(x AS VARCHAR) IN ('true', 'false') THEN CAST(x AS VARCHAR) = 'true'
                        WHEN regexp_full_match(CAST(x AS VARCHAR), '-?\d+') THEN NOT regexp_full_match(CAST(x AS VARCHAR), '-?0+')
                    END
                """
            ),
            new(
                "super_string",
                "super_string(x) AS CASE WHEN left(CAST(x AS VARCHAR), 1) = '\"' THEN CAST(x AS JSON) ->> '$' END"
            ),
            new("super_to_date", "super_to_date(x) AS TRY_CAST({lib}.super_string(x) AS DATE)"),
            new("super_to_time", "super_to_time(x) AS TRY_CAST({lib}.super_string(x) AS TIME)"),
            new("super_to_timetz", "super_to_timetz(x) AS TRY_CAST({lib}.super_string(x) AS TIMETZ)"),
            new("super_to_timestamp", "super_to_timestamp(x) AS TRY_CAST({lib}.super_string(x) AS TIMESTAMP)"),
            new("super_to_timestamptz", "super_to_timestamptz(x) AS TRY_CAST({lib}.super_string(x) AS TIMESTAMPTZ)"),
            // 2.22 becomes 2.22e+0: a number with an exponent is a float, one without is a decimal.
            new(
                "float_to_super",
                """
                float_to_super(d) AS
                    CAST(list_transform(
                        [regexp_extract(CAST(d AS VARCHAR), '^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$', ['sign', 'whole', 'fraction', 'exponent'])],
                        lambda n: CASE
                            WHEN d IS NULL THEN NULL
                            WHEN n.whole = '' THEN 'null'
                            WHEN d = 0 THEN n.sign || '0e+0'
                            ELSE n.sign || left(ltrim(n.whole || n.fraction, '0'), 1)
                                || CASE WHEN rtrim(substring(ltrim(n.whole || n.fraction, '0'), 2), '0') = '' THEN ''
                                    ELSE '.' || rtrim(substring(ltrim(n.whole || n.fraction, '0'), 2), '0') END
                                || 'e' || printf('%+d', CAST(length(n.whole) - 1
                                    - (length(n.whole || n.fraction) - length(ltrim(n.whole || n.fraction, '0')))
                                    + coalesce(TRY_CAST(n.exponent AS BIGINT), 0) AS BIGINT))
                        END)[1] AS JSON)
                """
            ),
            new(
                "to_super",
                """
                to_super(x) AS
                    CASE
                        WHEN typeof(x) = 'JSON' THEN CAST(x AS JSON)
                        WHEN typeof(x) LIKE 'DECIMAL%' OR typeof(x) LIKE '%INT' OR typeof(x) = 'INTEGER' THEN CAST(CAST(x AS VARCHAR) AS JSON)
                        WHEN typeof(x) IN ('DOUBLE', 'FLOAT') THEN {lib}.float_to_super(TRY_CAST(CAST(x AS VARCHAR) AS DOUBLE))
                        WHEN typeof(x) = 'DATE' OR typeof(x) LIKE 'TIME%' OR typeof(x) = 'INTERVAL'
                            THEN CAST(CAST(CAST('cannot cast type ' || lower(typeof(x)) || ' to super' AS TINYINT) AS VARCHAR) AS JSON)
                        WHEN typeof(x) = 'BLOB' THEN to_json(lower(hex(CAST(x AS VARCHAR))))
                        ELSE to_json(x)
                    END
                """
            ),
        ];
}
