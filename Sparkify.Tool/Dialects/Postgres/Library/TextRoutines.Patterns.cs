namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>
/// Regular expressions: a word boundary is \y in PostgreSQL, and its own functions replace the first match only, or give NULL for none.
/// </summary>
internal static partial class TextRoutines
{
    private static IReadOnlyList<LibraryRoutine> Patterns =>
        [
            new(
                "regex",
                """
                CREATE OR REPLACE FUNCTION {lib}.regex(p text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
                $$
                    SELECT CASE
                        WHEN p !~ '\\[bB]' THEN p
                        ELSE replace(replace(replace(replace(p, '\\', chr(1)), '\b', '\y'), '\B', '\Y'), chr(1), '\\')
                    END
                $$
                """
            ),
            new(
                "regex_flags",
                """
                CREATE OR REPLACE FUNCTION {lib}.regex_flags(flags text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
                $$ SELECT CASE WHEN strpos(flags, 'i') > 0 THEN 'gi' ELSE 'g' END $$
                """
            ),
            new(
                "has_group",
                """
                CREATE OR REPLACE FUNCTION {lib}.has_group(p text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
                $$ SELECT regexp_replace(p, '\\.|\[\^?\]?[^\]]*\]', '', 'g') ~ '\(([^?]|$)' $$
                """
            ),
            // Behind the last character there is nothing to be found.
            new(
                "regexp_count",
                """
                CREATE OR REPLACE FUNCTION {lib}.regexp_count(s text, p text, pos bigint, flags text) RETURNS integer
                LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
                $$
                    SELECT CASE
                        WHEN pos > length(s) AND s <> '' THEN 0
                        ELSE (SELECT count(*)::integer FROM
                            pg_catalog.regexp_matches(substr(s, greatest(pos, 1)::integer), {lib}.regex(p), {lib}.regex_flags(flags)))
                    END
                $$
                """
            ),
            new(
                "regexp_replace",
                """
                CREATE OR REPLACE FUNCTION {lib}.regexp_replace(s text, p text, r text, pos bigint, flags text) RETURNS text
                LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
                $$
                    SELECT CASE
                        WHEN pos > length(s) AND s <> '' THEN s
                        ELSE left(s, greatest(pos, 1)::integer - 1) || pg_catalog.regexp_replace(
                            substr(s, greatest(pos, 1)::integer), {lib}.regex(p), r, {lib}.regex_flags(flags))
                    END
                $$
                """
            ),
            new(
                "regexp_substr",
                """
                CREATE OR REPLACE FUNCTION {lib}.regexp_substr(s text, p text, pos bigint, occ bigint, flags text) RETURNS text
                LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
                $$
                    SELECT CASE
                        WHEN occ < 1 OR pos > length(s) THEN ''
                        ELSE coalesce(pg_catalog.regexp_substr(
                            substr(s, greatest(pos, 1)::integer), {lib}.regex(p), 1, occ::integer,
                            CASE WHEN strpos(flags, 'i') > 0 THEN 'i' ELSE 'c' END,
                            CASE WHEN strpos(flags, 'e') > 0 AND {lib}.has_group(p) THEN 1 ELSE 0 END), '')
                    END
                $$
                """
            ),
            new(
                "regexp_instr",
                """
                CREATE OR REPLACE FUNCTION {lib}.regexp_instr(s text, p text, pos bigint, occ bigint, option bigint, flags text) RETURNS integer
                LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
                $$
                    SELECT CASE
                        WHEN occ < 1 OR pos > length(s) THEN 0
                        ELSE (SELECT CASE WHEN place = 0 THEN 0 ELSE place + greatest(pos, 1)::integer - 1 END
                            FROM pg_catalog.regexp_instr(
                                substr(s, greatest(pos, 1)::integer), {lib}.regex(p), 1, occ::integer,
                                CASE WHEN option = 0 THEN 0 ELSE 1 END,
                                CASE WHEN strpos(flags, 'i') > 0 THEN 'i' ELSE 'c' END,
                                CASE WHEN strpos(flags, 'e') > 0 AND {lib}.has_group(p) THEN 1 ELSE 0 END) AS place)
                    END
                $$
                """
            ),
        ];
}
