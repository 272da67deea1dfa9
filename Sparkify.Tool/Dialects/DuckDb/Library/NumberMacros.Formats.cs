namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>Numbers read as Teradata reads them.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Numeric-format-teradata.html"/>
internal static partial class NumberMacros
{
    private static LibraryMacro[] Formats =>
        [
            // Without currency, insertion characters and a sign behind; the last character of a zoned number is a digit with a sign;
            // V is where a point is meant. Blanks are 0, what is no number is quoted, so that its cast fails.
            new(
                "zoned_digits",
                """
                zoned_digits(v, format) AS
                    list_transform(
                        [regexp_replace(v, '^\s+|\s+$|US Dollars|USD|[$/,:%]', '', 'g')],
                        lambda text: list_transform(
                            [CASE
                                WHEN strpos(format, 'S') > 0 AND regexp_matches(text, '[{A-I}J-R]$') THEN
                                    CASE WHEN regexp_matches(text, '[}J-R]$') THEN '-' ELSE '' END
                                    || text[:-2] || translate(text[-1:], '{ABCDEFGHI}JKLMNOPQR', '01234567890123456789')
                                ELSE trim(text)
                            END],
                            lambda digits: CASE
                                WHEN digits = '' THEN '0'
                                WHEN NOT regexp_full_match(digits, '[+-]?\s*([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*[+-]?')
                                    THEN '"' || v || '"'
                                WHEN regexp_matches(digits, '[+-]$') THEN digits[-1:] || trim(digits[:-2])
                                ELSE replace(digits, ' ', '')
                            END || CASE
                                WHEN strpos(format, 'V') > 0 AND regexp_full_match(digits, '[+-]?[0-9]+[+-]?')
                                    THEN 'e-' || length(regexp_extract(format, 'V([9Z]*)', 1))
                                ELSE ''
                            END
                        )[1]
                    )[1]
                """
            ),
            new(
                "zoned_number",
                """
                zoned_number(v, format) AS CAST({lib}.zoned_digits(v, format) AS DECIMAL(38,15))
                """
            ),
            // What has no point and no exponent may have all 38 digits.
            new(
                "zoned_whole",
                """
                zoned_whole(v, format) AS
                    CASE
                        WHEN regexp_full_match({lib}.zoned_digits(v, format), '[+-]?[0-9]+')
                            THEN CAST({lib}.zoned_digits(v, format) AS DECIMAL(38,0))
                        ELSE {lib}.zoned_decimal(v, format, 38, 0)
                    END
                """
            ),
            // A half goes to the even neighbour.
            new(
                "zoned_decimal",
                """
                zoned_decimal(v, format, digits, scale) AS
                    CASE
                        WHEN abs({lib}.zoned_number(v, format)) >= pow(10, digits - scale)
                            THEN CAST('Numeric data overflow (result precision)' AS TINYINT)
                        WHEN abs({lib}.zoned_number(v, format) - trunc({lib}.zoned_number(v, format), scale)) * pow(10, scale) = 0.5
                            AND CAST(abs(trunc({lib}.zoned_number(v, format), scale)) * pow(10, scale) AS HUGEINT) % 2 = 0
                            THEN trunc({lib}.zoned_number(v, format), scale)
                        ELSE round({lib}.zoned_number(v, format), scale)
                    END
                """
            ),
        ];
}
