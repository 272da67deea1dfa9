namespace Sparkify.Tool.Dialects.Postgres.Library;

/// <summary>FarmHash's Fingerprint64, in numeric reduced modulo 2^64 where it is multiplied or turned.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_FARMFINGERPRINT64.html"/>
internal static partial class TextRoutines
{
    private static IReadOnlyList<LibraryRoutine> Farm =>
        [
            Number("low64", "v numeric", "SELECT mod(v, 18446744073709551616)"),
            Number(
                "turn64",
                "v numeric, count integer",
                """
                SELECT div(n, 2::numeric ^ count) + mod(n, trunc(2::numeric ^ count)) * trunc(2::numeric ^ (64 - count))
                FROM (SELECT {lib}.low64(v) AS n) AS reduced
                """
            ),
            Number("xor64", "a numeric, c numeric", "SELECT {lib}.unsigned64({lib}.signed64(a) # {lib}.signed64(c))"),
            Number("farm_shift", "v numeric", "SELECT {lib}.xor64(v, div({lib}.low64(v), 140737488355328))"),
            Number(
                "farm_fetch",
                "b bytea, place integer, width integer DEFAULT 8",
                "SELECT sum(get_byte(b, place + i) * trunc(256::numeric ^ i)) FROM generate_series(0, width - 1) AS i"
            ),
            Number(
                "farm_pair",
                "u numeric, v numeric, mul numeric",
                """
                SELECT {lib}.low64({lib}.farm_shift({lib}.xor64(v, {lib}.farm_shift({lib}.xor64(u, v) * mul)) * mul) * mul)
                """
            ),
            Create(
                "farm_step",
                "b bytea, s numeric[], place integer, mul numeric, times integer",
                "numeric[]",
                """
                DECLARE
                    x numeric; y numeric; z numeric; v numeric[]; w numeric[];
                BEGIN
                    x := {lib}.turn64(s[1] + s[2] + s[4] + {lib}.farm_fetch(b, place + 8), 37) * mul;
                    y := {lib}.turn64(s[2] + s[5] + {lib}.farm_fetch(b, place + 48), 42) * mul;
                    x := {lib}.xor64(x, s[7] * times);
                    y := {lib}.low64(y + s[4] * times + {lib}.farm_fetch(b, place + 40));
                    z := {lib}.low64({lib}.turn64(s[3] + s[6], 33) * mul);
                    v := {lib}.farm_weak(b, place, s[5] * mul, x + s[6]);
                    w := {lib}.farm_weak(b, place + 32, z + s[7], y + {lib}.farm_fetch(b, place + 16));
                    RETURN ARRAY[z, y, x, v[1], v[2], w[1], w[2]];
                END
                """
            ),
            Create(
                "farm_weak",
                "b bytea, place integer, a numeric, c numeric",
                "numeric[]",
                """
                DECLARE
                    z numeric := {lib}.farm_fetch(b, place + 24);
                    first numeric;
                BEGIN
                    a := {lib}.low64(a + {lib}.farm_fetch(b, place));
                    c := {lib}.turn64(c + a + z, 21);
                    first := a;
                    a := {lib}.low64(a + {lib}.farm_fetch(b, place + 8) + {lib}.farm_fetch(b, place + 16));
                    RETURN ARRAY[{lib}.low64(a + z), {lib}.low64(c + {lib}.turn64(a, 44) + first)];
                END
                """
            ),
            Create(
                "farm_fingerprint",
                "b bytea",
                "bigint",
                """
                DECLARE
                    k0 CONSTANT numeric := 14097894508562428199;
                    k1 CONSTANT numeric := 13011662864482103923;
                    k2 CONSTANT numeric := 11160318154034397263;
                    n CONSTANT integer := length(b);
                    mul numeric := k2 + 2 * n;
                    s numeric[];
                    a numeric; c numeric; d numeric; e numeric; f numeric; g numeric; h numeric; y numeric;
                BEGIN
                    IF n = 0 THEN
                        RETURN {lib}.signed64(k2);
                    ELSIF n < 4 THEN
                        y := (get_byte(b, 0) + get_byte(b, n / 2) * 256) * k2;
                        RETURN {lib}.signed64({lib}.farm_shift({lib}.xor64(y, (n + get_byte(b, n - 1) * 4) * k0)) * k2);
                    ELSIF n < 8 THEN
                        RETURN {lib}.signed64({lib}.farm_pair(n + {lib}.farm_fetch(b, 0, 4) * 8, {lib}.farm_fetch(b, n - 4, 4), mul));
                    ELSIF n <= 16 THEN
                        a := {lib}.low64({lib}.farm_fetch(b, 0) + k2);
                        c := {lib}.farm_fetch(b, n - 8);
                        RETURN {lib}.signed64({lib}.farm_pair(
                            {lib}.turn64(c, 37) * mul + a, ({lib}.turn64(a, 25) + c) * mul, mul));
                    ELSIF n <= 64 THEN
                        a := {lib}.low64({lib}.farm_fetch(b, 0) * CASE WHEN n <= 32 THEN k1 ELSE k2 END);
                        e := {lib}.farm_fetch(b, 8);
                        c := {lib}.low64({lib}.farm_fetch(b, n - 8) * mul);
                        d := {lib}.low64({lib}.farm_fetch(b, n - 16) * k2);
                        y := {lib}.low64({lib}.turn64(a + e, 43) + {lib}.turn64(c, 30) + d);
                        h := {lib}.farm_pair(y, a + {lib}.turn64(e + k2, 18) + c, mul);
                        IF n <= 32 THEN
                            RETURN {lib}.signed64(h);
                        END IF;
                        e := {lib}.low64({lib}.farm_fetch(b, 16) * mul);
                        f := {lib}.farm_fetch(b, 24);
                        g := {lib}.low64((y + {lib}.farm_fetch(b, n - 32)) * mul);
                        h := (h + {lib}.farm_fetch(b, n - 24)) * mul;
                        RETURN {lib}.signed64({lib}.farm_pair(
                            {lib}.turn64(e + f, 43) + {lib}.turn64(g, 30) + h, e + {lib}.turn64(f + a, 18) + g, mul));
                    END IF;
                    y := {lib}.low64(81 * k1 + 113);
                    s := ARRAY[{lib}.low64(81 * k2 + {lib}.farm_fetch(b, 0)), y,
                        {lib}.low64({lib}.farm_shift(y * k2 + 113) * k2), 0, 0, 0, 0];
                    FOR block IN 0 .. (n - 1) / 64 - 1 LOOP
                        s := {lib}.farm_step(b, s, block * 64, k1, 1);
                    END LOOP;
                    mul := k1 + mod(s[3], 256) * 2;
                    s[6] := s[6] + (n - 1) % 64;
                    s[4] := {lib}.low64(s[4] + s[6]);
                    s[6] := {lib}.low64(s[6] + s[4]);
                    s := {lib}.farm_step(b, s, n - 64, mul, 9);
                    RETURN {lib}.signed64({lib}.farm_pair(
                        {lib}.farm_pair(s[4], s[6], mul) + {lib}.farm_shift(s[2]) * k0 + s[3],
                        {lib}.farm_pair(s[5], s[7], mul) + s[1], mul));
                END
                """
            ),
        ];

    private static LibraryRoutine Number(string name, string parameters, string body) =>
        Create(name, parameters, "numeric", body, "sql");

    private static LibraryRoutine Create(
        string name,
        string parameters,
        string result,
        string body,
        string language = "plpgsql"
    ) =>
        new(
            name,
            $$"""
            CREATE OR REPLACE FUNCTION {lib}.{{name}}({{parameters}}) RETURNS {{result}} LANGUAGE {{language}} IMMUTABLE STRICT PARALLEL SAFE AS
            $$
            {{body}}
            $$
            """
        );
}
