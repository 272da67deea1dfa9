namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>What PostgreSQL lacks: lengths that count bytes; conditions, session and system information.</summary>
internal static class SystemRoutines
{
    public static IReadOnlyList<LibraryRoutine> Definitions { get; } =
    [
        // What is assigned to VARCHAR(n): excess blanks are cut, what is still too long is refused.
        // https://docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html
        new(
            "fit_varchar",
            """
            CREATE OR REPLACE FUNCTION {lib}.fit_varchar(v text, n integer) RETURNS text
            LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $fit$
            DECLARE
                trimmed text;
            BEGIN
                IF octet_length(v) <= n THEN
                    RETURN v;
                END IF;
                trimmed := rtrim(v, ' ');
                IF octet_length(trimmed) <= n THEN
                    RETURN trimmed || repeat(' ', n - octet_length(trimmed));
                END IF;
                RAISE EXCEPTION USING
                    ERRCODE = '22001',
                    MESSAGE = 'value too long for type character varying(' || n || ')';
            END
            $fit$
            """
        ),
        // CHAR(n) is held without its trailing blanks.
        new(
            "fit_char",
            """
            CREATE OR REPLACE FUNCTION {lib}.fit_char(v text, n integer) RETURNS text
            LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $fit$
            DECLARE
                trimmed text := rtrim(v, ' ');
            BEGIN
                IF octet_length(v) <> char_length(v) THEN
                    RAISE EXCEPTION USING
                        ERRCODE = '22021',
                        MESSAGE = 'Multibyte character not supported for CHAR (Hint: Try using VARCHAR). Invalid char: '
                            || substring(v from '[^\x01-\x7f]');
                END IF;
                IF octet_length(trimmed) > n THEN
                    RAISE EXCEPTION USING
                        ERRCODE = '22001',
                        MESSAGE = 'value too long for type character(' || n || ')';
                END IF;
                RETURN trimmed;
            END
            $fit$
            """
        ),
        // A cast to VARCHAR(n) cuts to n bytes, whole characters only: a byte 10xxxxxx continues a character.
        new(
            "cut_long",
            """
            CREATE OR REPLACE FUNCTION {lib}.cut_long(v text, n integer) RETURNS text
            LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $cut$
            DECLARE
                bytes bytea := convert_to(v, 'UTF8');
                length integer := n;
            BEGIN
                WHILE length > 0 AND (get_byte(bytes, length) & 192) = 128 LOOP
                    length := length - 1;
                END LOOP;
                RETURN convert_from(substring(bytes from 1 for length), 'UTF8');
            END
            $cut$
            """
        ),
        new(
            "cut_varchar",
            """
            CREATE OR REPLACE FUNCTION {lib}.cut_varchar(v text, n integer) RETURNS text
            LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $cut$
                SELECT CASE WHEN octet_length(v) <= n THEN v ELSE {lib}.cut_long(v, n) END
            $cut$
            """
        ),
        // The trigger of every table with character columns, called only for rows of which a value does not fit as it is. Its
        // arguments: kind, length and name of every such column.
        new(
            "fit_row",
            """
            CREATE OR REPLACE FUNCTION {lib}.fit_row() RETURNS trigger
            LANGUAGE plpgsql AS $fit$
            DECLARE
                i integer := 0;
                value text;
                fitting text;
            BEGIN
                WHILE i < TG_NARGS LOOP
                    EXECUTE format('SELECT ($1).%I', TG_ARGV[i + 2]) INTO value USING NEW;
                    IF TG_ARGV[i] = 'char' THEN
                        fitting := {lib}.fit_char(value, TG_ARGV[i + 1]::integer);
                    ELSE
                        fitting := {lib}.fit_varchar(value, TG_ARGV[i + 1]::integer);
                    END IF;
                    IF fitting <> value COLLATE "C" THEN
                        NEW := jsonb_populate_record(NEW, jsonb_build_object(TG_ARGV[i + 2], fitting));
                    END IF;
                    i := i + 3;
                END LOOP;
                RETURN NEW;
            END
            $fit$
            """
        ),
    ];
}
