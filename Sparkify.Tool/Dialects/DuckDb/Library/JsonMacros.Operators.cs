namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>Comparison and arithmetic of SUPER by the types that its values have. Decimals keep the scale that they are written with.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/operators-functions.html"/>
internal static partial class JsonMacros
{
    private static IReadOnlyList<LibraryMacro> Operators =>
        [
            // Equal keys: equal values. For =, GROUP BY, DISTINCT and joins.
            new(
                "super_key",
                """
                super_key(x) AS
                    CASE {lib}.super_kind(x)
                        WHEN 'null' THEN NULL
                        WHEN 'string' THEN CAST(to_json(rtrim(CAST(x AS JSON) ->> '$', ' ')) AS VARCHAR)
                        WHEN 'number' THEN regexp_replace(
                            CASE WHEN regexp_matches(CAST(x AS VARCHAR), '[eE]') THEN CAST(TRY_CAST(CAST(x AS VARCHAR) AS DOUBLE) AS VARCHAR)
                            ELSE CAST(x AS VARCHAR) END,
                            '^-?(0)(?:\.0*)?$|\.0+$|(\.\d*[1-9])0+$', '\1\2')
                        ELSE CAST(x AS VARCHAR)
                    END
                """
            ),
            new(
                "super_compare",
                """
                super_compare(a, b) AS
                    CASE
                        WHEN {lib}.super_kind(a) <> {lib}.super_kind(b) THEN NULL
                        WHEN {lib}.super_kind(a) = 'number' THEN CASE
                            WHEN {lib}.super_key(a) = {lib}.super_key(b) THEN 0
                            WHEN coalesce(
                                TRY_CAST(CAST(a AS VARCHAR) AS DECIMAL(38, 15)) < TRY_CAST(CAST(b AS VARCHAR) AS DECIMAL(38, 15)),
                                TRY_CAST(CAST(a AS VARCHAR) AS DOUBLE) < TRY_CAST(CAST(b AS VARCHAR) AS DOUBLE)) THEN -1
                            ELSE 1 END
                        WHEN {lib}.super_kind(a) IN ('string', 'boolean') THEN CASE
                            WHEN rtrim({lib}.super_text(a), ' ') < rtrim({lib}.super_text(b), ' ') THEN -1
                            WHEN rtrim({lib}.super_text(a), ' ') > rtrim({lib}.super_text(b), ' ') THEN 1
                            ELSE 0 END
                    END
                """
            ),
            // For ORDER BY: boolean, number, string, array, object.
            new(
                "super_order",
                """
                super_order(x) AS
                    CASE WHEN CAST(x AS VARCHAR) <> 'null' THEN {
                        'rank': list_position(['boolean', 'number', 'string', 'array', 'object'], {lib}.super_kind(x)),
                        'number': CASE WHEN {lib}.super_kind(x) = 'number' THEN TRY_CAST(CAST(x AS VARCHAR) AS DOUBLE) ELSE 0 END,
                        'text': CASE WHEN {lib}.super_kind(x) = 'number' THEN '' ELSE {lib}.super_text(x) END
                    } END
                """
            ),
            new(
                "decimal_parts",
                "decimal_parts(x) AS {'digits': CAST(replace(CAST(x AS VARCHAR), '.', '') AS HUGEINT), 'scale': length(split_part(CAST(x AS VARCHAR), '.', 2))}"
            ),
            new(
                "super_decimal",
                "super_decimal(x) AS TRY_CAST(CASE WHEN {lib}.super_kind(x) = 'number' THEN CAST(x AS VARCHAR) END AS DECIMAL(38, 10))"
            ),
            new("ten_to_the", "ten_to_the(n) AS CAST(rpad('1', CAST(n + 1 AS INTEGER), '0') AS HUGEINT)"),
            new(
                "decimal_to_super",
                """
                decimal_to_super(digits, scale) AS
                    CAST(CASE WHEN digits < 0 THEN '-' ELSE '' END
                        || CASE
                            WHEN scale = 0 THEN CAST(abs(digits) AS VARCHAR)
                            ELSE left(lpad(CAST(abs(digits) AS VARCHAR), CAST(greatest(scale + 1, length(CAST(abs(digits) AS VARCHAR))) AS INTEGER), '0'),
                                    CAST(greatest(length(CAST(abs(digits) AS VARCHAR)) - scale, 1) AS BIGINT))
                                || '.' || right(lpad(CAST(abs(digits) AS VARCHAR), CAST(greatest(scale + 1, length(CAST(abs(digits) AS VARCHAR))) AS INTEGER), '0'), scale)
                        END AS JSON)
                """
            ),
            Arithmetic(
                "super_add",
                "x + y",
                "a.digits * {lib}.ten_to_the(greatest(b.scale - a.scale, 0)) + b.digits * {lib}.ten_to_the(greatest(a.scale - b.scale, 0))",
                "greatest(a.scale, b.scale)",
                "WHEN {lib}.is_varchar(l) AND {lib}.is_varchar(r) THEN to_json({lib}.super_text(l) || {lib}.super_text(r))"
            ),
            Arithmetic(
                "super_subtract",
                "x - y",
                "a.digits * {lib}.ten_to_the(greatest(b.scale - a.scale, 0)) - b.digits * {lib}.ten_to_the(greatest(a.scale - b.scale, 0))",
                "greatest(a.scale, b.scale)"
            ),
            Arithmetic("super_multiply", "x * y", "a.digits * b.digits", "a.scale + b.scale"),
            Arithmetic(
                "super_divide",
                "x / y",
                """
                CASE WHEN b.digits = 0 THEN CAST(CAST('division by zero' AS TINYINT) AS HUGEINT)
                ELSE (2 * abs(a.digits) * {lib}.ten_to_the({lib}.quotient_scale(a, b) - a.scale + b.scale) + abs(b.digits)) // (2 * abs(b.digits))
                    * CASE WHEN (a.digits < 0) = (b.digits < 0) THEN 1 ELSE -1 END END
                """,
                "{lib}.quotient_scale(a, b)"
            ),
            new(
                "quotient_scale",
                "quotient_scale(a, b) AS greatest(4, a.scale + length(CAST(abs(b.digits) AS VARCHAR)) - b.scale + 1)"
            ),
            Arithmetic(
                "super_modulo",
                "x % y",
                """
                CASE WHEN b.digits = 0 THEN CAST(CAST('division by zero' AS TINYINT) AS HUGEINT)
                ELSE (a.digits * {lib}.ten_to_the(greatest(b.scale - a.scale, 0))) % (b.digits * {lib}.ten_to_the(greatest(a.scale - b.scale, 0))) END
                """,
                "greatest(a.scale, b.scale)"
            ),
            new(
                "super_negative",
                """
                super_negative(x) AS
                    CASE WHEN {lib}.super_kind(x) = 'number' THEN CAST(CASE
                        WHEN left(CAST(x AS VARCHAR), 1) = '-' THEN substring(CAST(x AS VARCHAR), 2)
                        ELSE '-' || CAST(x AS VARCHAR) END AS JSON) END
                """
            ),
            new(
                "super_positive",
                "super_positive(x) AS CASE WHEN {lib}.super_kind(x) = 'number' THEN CAST(x AS JSON) END"
            ),
            new(
                "super_abs",
                "super_abs(x) AS CASE WHEN {lib}.super_kind(x) = 'number' THEN CAST(ltrim(CAST(x AS VARCHAR), '-') AS JSON) END"
            ),
            Rounding("super_floor", "floor"),
            Rounding("super_ceil", "ceil"),
            Rounding("super_round", "round"),
            Rounding("super_trunc", "trunc"),
            RoundingTo("super_round_to", "round", 1),
            RoundingTo("super_trunc_to", "trunc", 0),
        ];

    /// <summary>To n digits behind the point. Half: what is added of the last digit that is kept, in halves.</summary>
    private static LibraryMacro RoundingTo(string name, string function, int half) =>
        new(
            name,
            $$"""
            {{name}}(x, n) AS
                CASE
                    WHEN {lib}.is_float(x) THEN {lib}.float_to_super({{function}}(CAST(CAST(x AS VARCHAR) AS DOUBLE), n))
                    WHEN {lib}.super_kind(x) = 'number' THEN list_transform([{lib}.decimal_parts(x)], lambda v: {lib}.decimal_to_super(
                        CASE WHEN n >= v.scale THEN v.digits * {lib}.ten_to_the(n - v.scale)
                        ELSE sign(v.digits) * ((abs(v.digits) * 2 + {{half}} * {lib}.ten_to_the(v.scale - n)) // (2 * {lib}.ten_to_the(v.scale - n)))
                            * {lib}.ten_to_the(greatest(-n, 0)) END,
                        greatest(n, 0)))[1]
                END
            """
        );

    private static LibraryMacro Arithmetic(
        string name,
        string floats,
        string digits,
        string scale,
        string other = ""
    ) =>
        new(
            name,
            $$"""
            {{name}}(l, r) AS
                CASE
                    {{other}}
                    WHEN {lib}.super_kind(l) <> 'number' OR {lib}.super_kind(r) <> 'number' OR l IS NULL OR r IS NULL THEN NULL
                    WHEN {lib}.is_float(l) OR {lib}.is_float(r) THEN {lib}.float_to_super(list_transform(
                        [{'x': CAST(CAST(l AS VARCHAR) AS DOUBLE), 'y': CAST(CAST(r AS VARCHAR) AS DOUBLE)}],
                        lambda v: list_transform([v.x], lambda x: list_transform([v.y], lambda y: {{floats}})[1])[1])[1])
                    ELSE list_transform([{lib}.decimal_parts(l)], lambda a: list_transform([{lib}.decimal_parts(r)], lambda b:
                        {lib}.decimal_to_super({{digits}}, {{scale}}))[1])[1]
                END
            """
        );

    private static LibraryMacro Rounding(string name, string function) =>
        new(
            name,
            $$"""
            {{name}}(x) AS
                CASE
                    WHEN {lib}.is_float(x) THEN {lib}.float_to_super({{function}}(CAST(CAST(x AS VARCHAR) AS DOUBLE)))
                    WHEN {lib}.super_kind(x) = 'number'
                        THEN CAST(CAST(CAST({{function}}(CAST(CAST(x AS VARCHAR) AS DECIMAL(38, 12))) AS DECIMAL(38, 0)) AS VARCHAR) AS JSON)
                END
            """
        );
}
