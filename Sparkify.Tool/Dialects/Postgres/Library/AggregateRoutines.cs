namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>
/// What PostgreSQL lacks: LISTAGG, percentiles of DECIMAL, and aggregates over windows of what has to be sorted. Those take their rows in the
/// window's order, so the template writes the order there.
/// </summary>
internal static class AggregateRoutines
{
    public static IReadOnlyList<LibraryRoutine> Definitions { get; } = [.. Lists(), .. Percentiles(), .. Present()];

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_LISTAGG.html"/>
    private static IEnumerable<LibraryRoutine> Lists() =>
        [
            // Of the sorted values NULL and '' are left out; of equal ones, but for trailing blanks, the first counts when d is not ''.
            new(
                "listagg",
                """
                CREATE OR REPLACE FUNCTION {lib}.listagg(list text[], delimiter text, d text) RETURNS text
                LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $list$
                DECLARE
                    result text;
                BEGIN
                    IF d <> '' THEN
                        SELECT string_agg(v, coalesce(delimiter, '') ORDER BY i) INTO result FROM (
                            SELECT DISTINCT ON (rtrim(v, ' ') COLLATE "C") v, i
                            FROM unnest(list) WITH ORDINALITY AS u(v, i)
                            WHERE v <> ''
                            ORDER BY rtrim(v, ' ') COLLATE "C", i
                        ) AS first_ones;
                    ELSE
                        result := nullif(array_to_string(array_remove(list, ''), coalesce(delimiter, '')), '');
                    END IF;
                    IF octet_length(result) > 65535 THEN
                        RAISE EXCEPTION USING ERRCODE = '22001', MESSAGE = 'Result size exceeds LISTAGG limit';
                    END IF;
                    RETURN result;
                END
                $list$
                """
            ),
            // The state: delimiter, mode, values.
            new(
                "listagg_over",
                """
                CREATE OR REPLACE FUNCTION {lib}.listagg_step(state text[], v text, delimiter text, d text) RETURNS text[]
                LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $step$
                BEGIN
                    IF state IS NULL THEN
                        state := ARRAY[coalesce(delimiter, ''), d];
                    END IF;
                    RETURN array_append(state, v);
                END
                $step$;
                CREATE OR REPLACE FUNCTION {lib}.listagg_end(state text[]) RETURNS text
                LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $end$
                    SELECT {lib}.listagg(state[3:], state[1], state[2])
                $end$;
                CREATE OR REPLACE AGGREGATE {lib}.listagg_over(text, text, text) (
                    SFUNC = {lib}.listagg_step, STYPE = text[], FINALFUNC = {lib}.listagg_end
                )
                """
            ),
        ];

    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_PERCENTILE_CONT.html"/>
    private static IEnumerable<LibraryRoutine> Percentiles() =>
        [
            new(
                "percentile_cont",
                """
                CREATE OR REPLACE FUNCTION {lib}.percentile_cont(sorted numeric[], p numeric) RETURNS numeric
                LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $percentile$
                DECLARE
                    present numeric[] := array_remove(sorted, NULL);
                    place numeric := 1 + p * (cardinality(present) - 1);
                    lower integer := floor(place);
                BEGIN
                    IF p NOT BETWEEN 0 AND 1 THEN
                        RAISE EXCEPTION USING ERRCODE = '22003', MESSAGE = 'percentile value ' || p || ' is not between 0 and 1';
                    END IF;
                    IF lower = place THEN
                        RETURN present[lower];
                    END IF;
                    RETURN (lower + 1 - place) * present[lower] + (place - lower) * present[lower + 1];
                END
                $percentile$
                """
            ),
            // The state: the percentile, then the values.
            new(
                "percentile_cont_over",
                """
                CREATE OR REPLACE FUNCTION {lib}.percentile_cont_step(state numeric[], v numeric, p numeric) RETURNS numeric[]
                LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $step$
                BEGIN
                    IF state IS NULL THEN
                        state := ARRAY[p];
                    END IF;
                    RETURN array_append(state, v);
                END
                $step$;
                CREATE OR REPLACE FUNCTION {lib}.percentile_cont_end(state numeric[]) RETURNS numeric
                LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $end$
                    SELECT {lib}.percentile_cont(state[2:], state[1])
                $end$;
                CREATE OR REPLACE AGGREGATE {lib}.percentile_cont_over(numeric, numeric) (
                    SFUNC = {lib}.percentile_cont_step, STYPE = numeric[], FINALFUNC = {lib}.percentile_cont_end
                )
                """
            ),
        ];

    /// <summary>Values that are not NULL, for ANY_VALUE and IGNORE NULLS.</summary>
    /// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_WF_first_value.html"/>
    private static IEnumerable<LibraryRoutine> Present() =>
        [
            new(
                "first_present",
                """
                CREATE OR REPLACE FUNCTION {lib}.keep_first(state anyelement, v anyelement) RETURNS anyelement
                LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $first$ SELECT state $first$;
                CREATE OR REPLACE AGGREGATE {lib}.first_present(anyelement) (
                    SFUNC = {lib}.keep_first, STYPE = anyelement
                );
                CREATE OR REPLACE AGGREGATE {lib}.any_present(anyelement) (
                    SFUNC = {lib}.keep_first, STYPE = anyelement
                )
                """
            ),
            new(
                "last_present",
                """
                CREATE OR REPLACE FUNCTION {lib}.keep_last(state anyelement, v anyelement) RETURNS anyelement
                LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $last$ SELECT v $last$;
                CREATE OR REPLACE AGGREGATE {lib}.last_present(anyelement) (
                    SFUNC = {lib}.keep_last, STYPE = anyelement
                )
                """
            ),
            // LAG and LEAD of more than one row: 0 is the row itself.
            new(
                "nth_present",
                """
                CREATE OR REPLACE FUNCTION {lib}.nth_first(present anyarray, own anyelement, n bigint) RETURNS anyelement
                LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $nth$
                    SELECT CASE WHEN n = 0 THEN own ELSE present[n::integer] END
                $nth$;
                CREATE OR REPLACE FUNCTION {lib}.nth_last(present anyarray, own anyelement, n bigint) RETURNS anyelement
                LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $nth$
                    SELECT CASE WHEN n = 0 THEN own ELSE present[cardinality(present) - n::integer + 1] END
                $nth$
                """
            ),
        ];
}
