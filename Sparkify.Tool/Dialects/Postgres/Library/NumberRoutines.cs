namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>What PostgreSQL lacks: numbers of at most 38 digits, casts that give NULL where they fail.</summary>
internal static partial class NumberRoutines
{
    public static IReadOnlyList<LibraryRoutine> Definitions { get; } =
    [
        // https://docs.aws.amazon.com/redshift/latest/dg/r_numeric_computations201.html
        new(
            "fit_decimal",
            """
            CREATE OR REPLACE FUNCTION {lib}.fit_decimal(v numeric, scale integer) RETURNS numeric
            LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $fit$
            BEGIN
                IF abs(v) < power(10::numeric, 38 - scale) THEN
                    RETURN v;
                END IF;
                RAISE EXCEPTION USING ERRCODE = '22003', MESSAGE = '128 bit numeric data overflow';
            END
            $fit$
            """
        ),
        // DECIMAL(19) is held in 64 bits: 19 nines do not fit.
        // https://docs.aws.amazon.com/redshift/latest/dg/r_Numeric_types201.html
        new(
            "fit_long_decimal",
            """
            CREATE OR REPLACE FUNCTION {lib}.fit_long_decimal(v numeric, most numeric) RETURNS numeric
            LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $fit$
            BEGIN
                IF abs(v) <= most THEN
                    RETURN v;
                END IF;
                RAISE EXCEPTION USING ERRCODE = '22003', MESSAGE = 'Numeric data overflow (result precision)';
            END
            $fit$
            """
        ),
        // https://docs.aws.amazon.com/redshift/latest/dg/r_Boolean_type.html
        new(
            "boolean_of_word",
            """
            CREATE OR REPLACE FUNCTION {lib}.boolean_of_word(v text) RETURNS boolean
            LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $word$
            DECLARE
                word text := lower(btrim(v));
            BEGIN
                IF word IN ('t', 'true', 'y', 'yes', '1') THEN
                    RETURN true;
                ELSIF word IN ('f', 'false', 'n', 'no', '0') THEN
                    RETURN false;
                END IF;
                RAISE EXCEPTION USING
                    ERRCODE = '22P02',
                    MESSAGE = 'invalid input syntax for type boolean: "' || v || '"';
            END
            $word$
            """
        ),
        // TRY_CAST: NULL for what is no number, or does not fit.
        // https://docs.aws.amazon.com/redshift/latest/dg/r_TRY_CAST.html
        new(
            "number_of_text",
            """
            CREATE OR REPLACE FUNCTION {lib}.number_of_text(v text) RETURNS numeric
            LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $number$
                SELECT CASE WHEN v ~ '^\s*[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?\s*$' THEN CAST(v AS numeric) END
            $number$;
            CREATE OR REPLACE FUNCTION {lib}.whole_number(v text) RETURNS numeric
            LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $number$
                SELECT CASE WHEN v ~ '^\s*[+-]?[0-9]+\s*$' THEN CAST(v AS numeric) END
            $number$
            """
        ),
        new(
            "within",
            """
            CREATE OR REPLACE FUNCTION {lib}.within(v numeric, low numeric, high numeric) RETURNS numeric
            LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $within$
                SELECT CASE WHEN round(v) BETWEEN low AND high THEN round(v) END
            $within$;
            CREATE OR REPLACE FUNCTION {lib}.decimal_or_null(v numeric, digits integer, scale integer) RETURNS numeric
            LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $within$
                SELECT CASE WHEN abs(round(v, scale)) < power(10::numeric, digits - scale) THEN round(v, scale) END
            $within$
            """
        ),
        .. Formats,
        new("try_date_value", TryOf("date")),
        new("try_time_value", TryOf("time")),
        new("try_timetz_value", TryOf("timetz")),
        new("try_timestamp_value", TryOf("timestamp")),
        new("try_timestamptz_value", TryOf("timestamptz")),
        new("try_interval_value", TryOf("interval")),
        new(
            "varbyte_to_integer",
            """
            CREATE OR REPLACE FUNCTION {lib}.varbyte_to_integer(v bytea) RETURNS bigint
            LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $integer$
            DECLARE
                sum numeric := 0;
                i integer := 0;
            BEGIN
                WHILE i < length(v) LOOP
                    sum := sum * 256 + get_byte(v, i);
                    i := i + 1;
                END LOOP;
                IF length(v) IN (2, 4, 8) AND get_byte(v, 0) >= 128 THEN
                    sum := sum - power(256::numeric, length(v));
                END IF;
                RETURN sum;
            END
            $integer$
            """
        ),
    ];

    private static string TryOf(string type) =>
        $$"""
            CREATE OR REPLACE FUNCTION {lib}.try_{{type}}_value(v text) RETURNS {{type}}
            LANGUAGE plpgsql STABLE STRICT AS $try$
            BEGIN
                RETURN {lib}.to_{{type}}_value(v);
            EXCEPTION WHEN data_exception THEN
                RETURN NULL;
            END
            $try$
            """;
}
