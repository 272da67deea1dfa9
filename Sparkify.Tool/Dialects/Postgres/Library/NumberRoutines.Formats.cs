namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>Numbers read as Teradata reads them.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_Numeric-format-teradata.html"/>
internal static partial class NumberRoutines
{
    private static LibraryRoutine[] Formats =>
        [
            // Without currency, insertion characters and a sign behind; the last character of a zoned number is a digit with a sign;
            // V is where a point is meant. Blanks are 0.
            new(
                "zoned_number",
                """
                CREATE OR REPLACE FUNCTION {lib}.zoned_number(v text, format text) RETURNS numeric
                LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $zoned$
                DECLARE
                    digits text := btrim(regexp_replace(v, '^\s+|\s+$|US Dollars|USD|[$/,:%]', '', 'g'));
                    number numeric;
                BEGIN
                    IF digits = '' THEN
                        RETURN 0;
                    END IF;
                    IF strpos(format, 'S') > 0 AND digits ~ '[{A-I}J-R]$' THEN
                        digits := CASE WHEN digits ~ '[}J-R]$' THEN '-' ELSE '' END
                            || left(digits, -1) || translate(right(digits, 1), '{ABCDEFGHI}JKLMNOPQR', '01234567890123456789');
                    END IF;
                    IF digits !~ '^[+-]?\s*([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*[+-]?$' THEN
                        RAISE EXCEPTION USING ERRCODE = '22P02', MESSAGE = 'invalid input syntax for type numeric: "' || v || '"';
                    END IF;
                    IF digits ~ '[+-]$' THEN
                        digits := right(digits, 1) || left(digits, -1);
                    END IF;
                    number := CAST(replace(digits, ' ', '') AS numeric);
                    IF strpos(format, 'V') > 0 AND digits !~ '[.eE]' THEN
                        number := number * power(0.1, length(substring(format from 'V([9Z]*)')));
                    END IF;
                    RETURN number;
                END
                $zoned$
                """
            ),
            // A half goes to the even neighbour.
            new(
                "zoned_decimal",
                """
                CREATE OR REPLACE FUNCTION {lib}.zoned_decimal(v text, format text, digits integer, scale integer) RETURNS numeric
                LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $zoned$
                DECLARE
                    number numeric := {lib}.zoned_number(v, format);
                    cut numeric := trunc(number, scale);
                    unit numeric := power(10::numeric, scale);
                BEGIN
                    number := CASE WHEN abs(number - cut) * unit = 0.5 AND mod(cut * unit, 2) = 0 THEN cut ELSE round(number, scale) END;
                    IF abs(number) < power(10::numeric, digits - scale) THEN
                        RETURN number;
                    END IF;
                    RAISE EXCEPTION USING ERRCODE = '22003', MESSAGE = 'Numeric data overflow (result precision)';
                END
                $zoned$
                """
            ),
        ];
}
