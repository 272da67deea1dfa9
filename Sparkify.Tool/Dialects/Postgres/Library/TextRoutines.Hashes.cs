namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>Hashes of bytes, without the extension pgcrypto. Integers are numeric or bigint where 64 bits without a sign would overflow.</summary>
internal static partial class TextRoutines
{
    private static IReadOnlyList<LibraryRoutine> Hashes =>
        [
            new(
                "sha2",
                """
                CREATE OR REPLACE FUNCTION {lib}.sha2(s text, bits bigint) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
                $$
                    SELECT CASE bits
                        WHEN 0 THEN encode(sha256(convert_to(s, 'UTF8')), 'hex')
                        WHEN 224 THEN encode(sha224(convert_to(s, 'UTF8')), 'hex')
                        WHEN 256 THEN encode(sha256(convert_to(s, 'UTF8')), 'hex')
                        WHEN 384 THEN encode(sha384(convert_to(s, 'UTF8')), 'hex')
                        WHEN 512 THEN encode(sha512(convert_to(s, 'UTF8')), 'hex')
                        ELSE left(s, 0)
                    END
                $$
                """
            ),
            new(
                "sha1",
                """
                CREATE OR REPLACE FUNCTION {lib}.sha1(s text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS
                $$
                DECLARE
                    mask CONSTANT bigint := 4294967295;
                    m bytea := convert_to(s, 'UTF8');
                    size CONSTANT bigint := length(m);
                    h bigint[] := ARRAY[1732584193, 4023233417, 2562383102, 271733878, 3285377520];
                    w bigint[];
                    a bigint; b bigint; c bigint; d bigint; e bigint; f bigint; k bigint; x bigint;
                BEGIN
                    m := m || '\x80'::bytea || decode(repeat('00', ((119 - size % 64) % 64)::integer), 'hex') || int8send(size * 8);
                    FOR block IN 0 .. length(m) / 64 - 1 LOOP
                        FOR i IN 0 .. 15 LOOP
                            x := block * 64 + i * 4;
                            w[i] := (get_byte(m, x::integer)::bigint << 24) | (get_byte(m, x::integer + 1) << 16)
                                | (get_byte(m, x::integer + 2) << 8) | get_byte(m, x::integer + 3);
                        END LOOP;
                        FOR i IN 16 .. 79 LOOP
                            x := w[i - 3] # w[i - 8] # w[i - 14] # w[i - 16];
                            w[i] := ((x << 1) | (x >> 31)) & mask;
                        END LOOP;
                        a := h[1]; b := h[2]; c := h[3]; d := h[4]; e := h[5];
                        FOR i IN 0 .. 79 LOOP
                            IF i < 20 THEN f := (b & c) | ((~b) & mask & d); k := 1518500249;
                            ELSIF i < 40 THEN f := b # c # d; k := 1859775393;
                            ELSIF i < 60 THEN f := (b & c) | (b & d) | (c & d); k := 2400959708;
                            ELSE f := b # c # d; k := 3395469782;
                            END IF;
                            x := ((((a << 5) | (a >> 27)) & mask) + f + e + k + w[i]) & mask;
                            e := d; d := c; c := ((b << 30) | (b >> 2)) & mask; b := a; a := x;
                        END LOOP;
                        h := ARRAY[(h[1] + a) & mask, (h[2] + b) & mask, (h[3] + c) & mask, (h[4] + d) & mask, (h[5] + e) & mask];
                    END LOOP;
                    RETURN (SELECT string_agg(lpad(to_hex(v), 8, '0'), '' ORDER BY i) FROM unnest(h) WITH ORDINALITY AS words(v, i));
                END
                $$
                """
            ),
            new(
                "crc32c",
                """
                CREATE OR REPLACE FUNCTION {lib}.crc32c(b bytea) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS
                $$
                DECLARE
                    crc bigint := 4294967295;
                BEGIN
                    FOR i IN 0 .. length(b) - 1 LOOP
                        crc := crc # get_byte(b, i);
                        FOR bit IN 1 .. 8 LOOP
                            crc := (crc >> 1) # (CASE WHEN (crc & 1) = 1 THEN 2197175160 ELSE 0 END);
                        END LOOP;
                    END LOOP;
                    RETURN lpad(to_hex(crc # 4294967295), 8, '0');
                END
                $$
                """
            ),
            new(
                "little_endian",
                """
                CREATE OR REPLACE FUNCTION {lib}.little_endian(n bigint, width integer) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
                $$
                    SELECT string_agg(substring(int8send(n) FROM i FOR 1), ''::bytea ORDER BY i DESC)
                    FROM generate_series(9 - width, 8) AS i
                $$
                """
            ),
            new(
                "unsigned64",
                """
                CREATE OR REPLACE FUNCTION {lib}.unsigned64(n bigint) RETURNS numeric LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
                $$ SELECT CASE WHEN n < 0 THEN n + 18446744073709551616 ELSE n END $$
                """
            ),
            // Modulo 2^64.
            new(
                "signed64",
                """
                CREATE OR REPLACE FUNCTION {lib}.signed64(n numeric) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
                $$
                    SELECT (CASE WHEN v >= 9223372036854775808 THEN v - 18446744073709551616 ELSE v END)::bigint
                    FROM (SELECT mod(n, 18446744073709551616) AS v) AS reduced
                $$
                """
            ),
            new(
                "fnv_hash",
                """
                CREATE OR REPLACE FUNCTION {lib}.fnv_hash(b bytea, seed bigint) RETURNS bigint LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS
                $$
                DECLARE
                    h bigint := seed;
                BEGIN
                    FOR i IN 0 .. length(b) - 1 LOOP
                        h := {lib}.signed64({lib}.unsigned64(h # get_byte(b, i)) * 1099511628211);
                    END LOOP;
                    RETURN h;
                END
                $$
                """
            ),
            new(
                "murmur3",
                """
                CREATE OR REPLACE FUNCTION {lib}.murmur3(b bytea, seed bigint) RETURNS integer LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS
                $$
                DECLARE
                    mask CONSTANT bigint := 4294967295;
                    size CONSTANT integer := length(b);
                    h bigint := seed & mask;
                    k bigint;
                BEGIN
                    FOR block IN 0 .. size / 4 LOOP
                        k := 0;
                        FOR i IN REVERSE least(3, size - block * 4 - 1) .. 0 LOOP
                            k := (k << 8) | get_byte(b, block * 4 + i);
                        END LOOP;
                        k := mod(k::numeric * 3432918353, 4294967296)::bigint;
                        k := ((k << 15) | (k >> 17)) & mask;
                        h := h # mod(k::numeric * 461845907, 4294967296)::bigint;
                        IF block < size / 4 THEN
                            h := ((h << 13) | (h >> 19)) & mask;
                            h := (h * 5 + 3864292196) & mask;
                        END IF;
                    END LOOP;
                    h := h # size;
                    h := mod((h # (h >> 16))::numeric * 2246822507, 4294967296)::bigint;
                    h := mod((h # (h >> 13))::numeric * 3266489909, 4294967296)::bigint;
                    h := h # (h >> 16);
                    RETURN (CASE WHEN h > 2147483647 THEN h - 4294967296 ELSE h END)::integer;
                END
                $$
                """
            ),
        ];
}
