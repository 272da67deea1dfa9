namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>What DuckDB lacks: division by zero as an error, casts that read and write Redshift's texts of numbers.</summary>
internal static partial class NumberMacros
{
    public static IReadOnlyList<LibraryMacro> Definitions { get; } =
    [
        // A failing CAST and not error(), which is a side effect to DuckDB and forbids lateral aliases. Integers are cut, not rounded.
        // https://docs.aws.amazon.com/redshift/latest/dg/r_numeric_computations201.html
        new(
            "quotient",
            $"""
            quotient(a, b) AS
                CASE WHEN b = 0 THEN CAST('{DuckDbFunctions.DivisionByZero}' AS TINYINT) ELSE system.main."//"(a, b) END
            """
        ),
        new(
            "remainder",
            $"""
            remainder(a, b) AS
                CASE WHEN b = 0 THEN CAST('{DuckDbFunctions.DivisionByZero}' AS TINYINT) ELSE system.main."%"(a, b) END
            """
        ),
        // The C library's is off by the last digit for cubes of whole numbers.
        new(
            "cube_root",
            """
            cube_root(x) AS
                CASE
                    WHEN pow(round(cbrt(CAST(x AS DOUBLE))), 3) = CAST(x AS DOUBLE) THEN round(cbrt(CAST(x AS DOUBLE)))
                    ELSE cbrt(CAST(x AS DOUBLE))
                END
            """
        ),
        // DuckDB rounds '5.9' and reads '1_000' and '0x1F'. What is no integer is quoted, so that the cast fails and shows it.
        // https://docs.aws.amazon.com/redshift/latest/dg/c_Supported_data_types.html
        new(
            "integer_digits",
            """
            integer_digits(v) AS
                CASE WHEN regexp_full_match(v, '\s*[+-]?[0-9]+\s*') THEN CAST(v AS VARCHAR) ELSE '"' || v || '"' END
            """
        ),
        // DECIMAL(19) is held in 64 bits: 19 nines do not fit.
        // https://docs.aws.amazon.com/redshift/latest/dg/r_Numeric_types201.html
        new(
            "fit_long_decimal",
            """
            fit_long_decimal(v, most) AS
                CASE
                    WHEN abs(v) > most THEN CAST('Numeric data overflow (result precision)' AS TINYINT)
                    ELSE v
                END
            """
        ),
        // https://docs.aws.amazon.com/redshift/latest/dg/r_Boolean_type.html
        new(
            "boolean_of_word",
            """
            boolean_of_word(v) AS
                CASE lower(trim(v))
                    WHEN 't' THEN true WHEN 'true' THEN true WHEN 'y' THEN true WHEN 'yes' THEN true WHEN '1' THEN true
                    WHEN 'f' THEN false WHEN 'false' THEN false WHEN 'n' THEN false WHEN 'no' THEN false WHEN '0' THEN false
                    ELSE CAST('"' || v || '"' AS BOOLEAN)
                END
            """
        ),
        // As the C library's %.15g, like Redshift's own output.
        new("float_text", FloatText("float_text", 15)),
        new("real_text", FloatText("real_text", 6)),
        .. Formats,
        new(
            "varbyte_to_integer",
            """
            varbyte_to_integer(v) AS
                CASE
                    WHEN octet_length(v) > 8 THEN CAST('the value has more bytes than a BIGINT' AS TINYINT)
                    ELSE CAST(
                        CAST(CAST('0x' || hex(v) AS UBIGINT) AS HUGEINT)
                        - CASE
                            WHEN octet_length(v) IN (2, 4, 8) AND hex(v)[1] >= '8'
                                THEN CAST(1 AS HUGEINT) << CAST(octet_length(v) * 8 AS INTEGER)
                            ELSE 0
                        END AS BIGINT)
                END
            """
        ),
    ];

    private static string FloatText(string name, int digits) =>
        $"""
            {name}(v) AS
                CASE
                    WHEN isnan(v) THEN 'NaN'
                    WHEN isinf(v) THEN CASE WHEN v > 0 THEN 'Infinity' ELSE '-Infinity' END
                    ELSE printf('%.{digits}g', CAST(v AS DOUBLE))
                END
            """;
}
