namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>What PostgreSQL lacks: text, regular expressions and hashes.</summary>
internal static partial class TextRoutines
{
    public static IReadOnlyList<LibraryRoutine> Definitions { get; } =
    [.. Strings, .. Patterns, .. Hashes, .. Farm, .. Bytes];

    private static IReadOnlyList<LibraryRoutine> Strings =>
        [
            // Not immutable: of a constant it would be evaluated before it is known that it is needed.
            // Texts are COLLATE "C", for which only ASCII has two cases: of the collations that know more, one that the server has.
            new(
                "upper",
                """
                DO $letters$
                DECLARE
                    known name := (
                        SELECT c.collname FROM pg_catalog.pg_collation AS c
                        WHERE c.collname IN ('pg_c_utf8', 'und-x-icu', 'default')
                        ORDER BY c.collname = 'default', c.collname
                        LIMIT 1
                    );
                    letters text;
                BEGIN
                    FOREACH letters IN ARRAY array['upper', 'lower'] LOOP
                        EXECUTE format(
                            'CREATE OR REPLACE FUNCTION {lib}.%1$I(s text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE'
                                || ' RETURN pg_catalog.%1$I(s COLLATE pg_catalog.%2$I)',
                            letters, known);
                    END LOOP;
                END
                $letters$
                """
            ),
            new(
                "text_error",
                """
                CREATE OR REPLACE FUNCTION {lib}.text_error(message text) RETURNS text LANGUAGE plpgsql VOLATILE PARALLEL SAFE AS
                $$ BEGIN RAISE EXCEPTION '%', message USING ERRCODE = '22023'; END $$
                """
            ),
            new(
                "case_insensitive",
                """
                CREATE COLLATION IF NOT EXISTS {lib}.case_insensitive
                    (provider = icu, locale = 'und-u-ks-level2', deterministic = false)
                """
            ),
            new(
                "ascii_chr",
                """
                CREATE OR REPLACE FUNCTION {lib}.ascii_chr(n bigint) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
                $$ SELECT CASE WHEN n BETWEEN 1 AND 127 THEN chr(n::integer) END $$
                """
            ),
            // What is not ASCII is taken for letters, whatever the database's locale.
            new(
                "initcap",
                """
                CREATE OR REPLACE FUNCTION {lib}.initcap(s text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
                $$
                    SELECT CASE WHEN s IS NOT NULL THEN
                        coalesce(string_agg({lib}.upper(left(word[1], 1)) || {lib}.lower(substr(word[1], 2)), '' ORDER BY place), '') END
                    FROM regexp_matches(s, '[A-Za-z0-9\u0080-\U0010FFFE]+|[^A-Za-z0-9\u0080-\U0010FFFE]+', 'g') WITH ORDINALITY AS words(word, place)
                $$
                """
            ),
            new(
                "split_part",
                """
                CREATE OR REPLACE FUNCTION {lib}.split_part(s text, d text, n bigint) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
                $$
                    SELECT CASE
                        WHEN n <= 0 THEN {lib}.text_error('field position must be greater than zero')
                        ELSE pg_catalog.split_part(s, d, least(n, 2147483647)::integer)
                    END
                $$
                """
            ),
            new(
                "text_compare",
                """
                CREATE OR REPLACE FUNCTION {lib}.text_compare(a text, b text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
                $$
                    SELECT CASE
                        WHEN rtrim(a, ' ') COLLATE "C" < rtrim(b, ' ') COLLATE "C" THEN -1
                        WHEN rtrim(a, ' ') = rtrim(b, ' ') THEN 0
                        WHEN a IS NOT NULL AND b IS NOT NULL THEN 1
                    END
                $$
                """
            ),
            new(
                "quote_literal",
                """
                CREATE OR REPLACE FUNCTION {lib}.quote_literal(s text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
                $$ SELECT chr(39) || replace(replace(s, chr(92), chr(92) || chr(92)), chr(39), chr(39) || chr(39)) || chr(39) $$
                """
            ),
            new(
                "strtol",
                """
                CREATE OR REPLACE FUNCTION {lib}.strtol(s text, base bigint) RETURNS bigint LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS
                $$
                DECLARE
                    sign text := (regexp_match(s, '^\s*([+-]?)'))[1];
                    digits text := lower(regexp_replace(s, '^\s*[+-]?', ''));
                    value numeric := 0;
                    digit integer;
                BEGIN
                    IF base = 16 AND digits LIKE '0x%' THEN
                        digits := substr(digits, 3);
                    END IF;
                    FOR i IN 1 .. length(digits) LOOP
                        digit := strpos('0123456789abcdefghijklmnopqrstuvwxyz', substr(digits, i, 1)) - 1;
                        IF digit < 0 OR digit >= base THEN
                            RAISE EXCEPTION 'The input % is not valid to be converted to integer of base %', s, base
                                USING ERRCODE = '22P02';
                        END IF;
                        value := value * base + digit;
                    END LOOP;
                    RETURN (CASE WHEN sign = '-' THEN -value ELSE value END)::bigint;
                END
                $$
                """
            ),
            // Vowels are 0 and part equal codes; H and W (7) do not. The first letter's own code is dropped.
            new(
                "soundex",
                """
                CREATE OR REPLACE FUNCTION {lib}.soundex(s text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
                $$
                    SELECT CASE WHEN letters = '' THEN '' ELSE
                        left(letters, 1) || rpad(left(replace(
                            substr(regexp_replace(left(codes, 1) || replace(substr(codes, 2), '7', ''), '(.)\1+', '\1', 'g'), 2),
                            '0', ''), 3), 3, '0')
                    END
                    FROM (SELECT upper(regexp_replace(s, '[^A-Za-z]', '', 'g')) AS letters) AS l
                    CROSS JOIN LATERAL (SELECT translate(letters, 'BFPVCGJKQSXZDTLMNRAEIOUYHW', '11112222222233455600000077') AS codes) AS c
                $$
                """
            ),
            new(
                "soundex_difference",
                """
                CREATE OR REPLACE FUNCTION {lib}.soundex_difference(a text, b text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
                $$
                    SELECT CASE
                        WHEN a IS NULL OR b IS NULL THEN NULL
                        WHEN a = '' OR b = '' THEN 0
                        WHEN x = '' AND y = '' THEN 1
                        WHEN x = '' OR y = '' THEN 0
                        ELSE (SELECT count(*)::integer FROM generate_series(1, 4) AS i WHERE substr(x, i, 1) = substr(y, i, 1))
                    END
                    FROM (SELECT {lib}.soundex(a) AS x, {lib}.soundex(b) AS y) AS codes
                $$
                """
            ),
        ];
}
