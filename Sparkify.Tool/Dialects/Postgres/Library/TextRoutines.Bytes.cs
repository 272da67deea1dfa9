namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>VARBYTE, which PostgreSQL holds as bytea.</summary>
internal static partial class TextRoutines
{
    private static IReadOnlyList<LibraryRoutine> Bytes =>
        [
            ByteWise("bytes_and", "&"),
            ByteWise("bytes_or", "|"),
            ByteWise("bytes_xor", "#"),
            new(
                "bytes_not",
                """
                CREATE OR REPLACE FUNCTION {lib}.bytes_not(b bytea) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
                $$
                    SELECT coalesce(decode(string_agg(lpad(to_hex(255 - get_byte(b, i)), 2, '0'), '' ORDER BY i), 'hex'), b)
                    FROM generate_series(0, length(b) - 1) AS i
                $$
                """
            ),
            new(
                "to_varbyte",
                """
                CREATE OR REPLACE FUNCTION {lib}.to_varbyte(s text, format text) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
                $$
                    SELECT CASE lower(format)
                        WHEN 'hex' THEN decode(CASE WHEN length(s) % 2 = 1 THEN '0' ELSE '' END || s, 'hex')
                        WHEN 'binary' THEN (
                            SELECT coalesce(decode(string_agg(lpad(to_hex(substr(bits, i * 8 + 1, 8)::bit(8)::integer), 2, '0'), '' ORDER BY i), 'hex'), '')
                            FROM (SELECT repeat('0', (8 - length(s) % 8) % 8) || s AS bits) AS padded
                            CROSS JOIN LATERAL generate_series(0, length(bits) / 8 - 1) AS i)
                        WHEN 'utf8' THEN convert_to(s, 'UTF8')
                        WHEN 'utf-8' THEN convert_to(s, 'UTF8')
                        WHEN 'utf_8' THEN convert_to(s, 'UTF8')
                        WHEN 'base64' THEN decode(s, 'base64')
                        ELSE {lib}.text_error('invalid format ' || format || ' for TO_VARBYTE')::bytea
                    END
                $$
                """
            ),
            new(
                "from_varbyte",
                """
                CREATE OR REPLACE FUNCTION {lib}.from_varbyte(b bytea, format text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
                $$
                    SELECT CASE lower(format)
                        WHEN 'hex' THEN encode(b, 'hex')
                        WHEN 'binary' THEN (
                            SELECT coalesce(string_agg(get_byte(b, i)::bit(8)::text, '' ORDER BY i), '')
                            FROM generate_series(0, length(b) - 1) AS i)
                        WHEN 'utf8' THEN convert_from(b, 'UTF8')
                        WHEN 'utf-8' THEN convert_from(b, 'UTF8')
                        WHEN 'utf_8' THEN convert_from(b, 'UTF8')
                        WHEN 'base64' THEN replace(encode(b, 'base64'), chr(10), '')
                        ELSE {lib}.text_error('invalid format ' || format || ' for FROM_VARBYTE')
                    END
                $$
                """
            ),
            new(
                "getbit",
                """
                CREATE OR REPLACE FUNCTION {lib}.getbit(b bytea, i bigint) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
                $$ SELECT get_byte(b, length(b) - 1 - (i / 8)::integer) >> (i % 8)::integer & 1 $$
                """
            ),
        ];

    private static LibraryRoutine ByteWise(string name, string sign) =>
        new(
            name,
            $$"""
            CREATE OR REPLACE FUNCTION {lib}.{{name}}(a bytea, b bytea) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
            $$
                SELECT coalesce(decode(string_agg(lpad(to_hex(get_byte(a, i) {{sign}} get_byte(b, i)), 2, '0'), '' ORDER BY i), 'hex'), a)
                FROM generate_series(0, length(a) - 1) AS i
            $$
            """
        );
}
