namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>FarmHash's Fingerprint64. Each number is a HUGEINT below 2^64; what is added is reduced when it is next multiplied or turned.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/r_FARMFINGERPRINT64.html"/>
internal static partial class TextMacros
{
    private const string K0 = "14097894508562428199";
    private const string K1 = "13011662864482103923";
    private const string K2 = "11160318154034397263";

    private static IReadOnlyList<LibraryMacro> Farm =>
        [
            new("low64", "low64(v) AS v % 18446744073709551616"),
            // Two steps, since the product of two such numbers has no room.
            new(
                "times64",
                "times64(a, c) AS {lib}.low64({lib}.low64(a) * ({lib}.low64(c) // 4294967296) % 4294967296 * 4294967296 + {lib}.low64(a) * ({lib}.low64(c) % 4294967296))"
            ),
            Turn(18),
            Turn(21),
            Turn(25),
            Turn(30),
            Turn(33),
            Turn(37),
            Turn(42),
            Turn(43),
            Turn(44),
            new("farm_fetch", "farm_fetch(bytes, i) AS {lib}.little_endian_number(bytes[i + 1:i + 8])"),
            new("farm_shift", "farm_shift(v) AS xor({lib}.low64(v), {lib}.low64(v) // 140737488355328)"),
            new(
                "farm_pair",
                """
                farm_pair(u, v, mul) AS
                    {lib}.times64({lib}.farm_shift({lib}.times64(
                        xor({lib}.low64(v), {lib}.farm_shift({lib}.times64(xor({lib}.low64(u), {lib}.low64(v)), mul))), mul)), mul)
                """
            ),
            new(
                "farm_fingerprint",
                $$"""
                farm_fingerprint(b) AS
                    list_transform([{lib}.byte_list(b)], lambda bytes: list_transform([len(bytes)], lambda n:
                        CASE WHEN b IS NULL THEN NULL ELSE {lib}.signed64(CASE
                            WHEN n = 0 THEN {{K2}}
                            WHEN n < 4 THEN {lib}.farm_1(bytes, n)
                            WHEN n < 8 THEN {lib}.farm_pair(
                                n + {lib}.little_endian_number(bytes[1:4]) * 8, {lib}.little_endian_number(bytes[-4:]), {{K2}} + 2 * n)
                            WHEN n <= 16 THEN {lib}.farm_8(bytes, {{K2}} + 2 * n)
                            WHEN n <= 32 THEN {lib}.farm_17(bytes, {{K2}} + 2 * n)
                            WHEN n <= 64 THEN {lib}.farm_33(bytes, {{K2}} + 2 * n)
                            ELSE {lib}.farm_65(bytes)
                        END) END)[1])[1]
                """
            ),
            new(
                "farm_1",
                $$"""
                farm_1(bytes, n) AS
                    {lib}.times64({lib}.farm_shift(xor(
                        {lib}.times64(bytes[1] + bytes[n // 2 + 1] * 256, {{K2}}),
                        {lib}.times64(n + bytes[-1] * 4, {{K0}}))), {{K2}})
                """
            ),
            new(
                "farm_8",
                $$"""
                farm_8(bytes, mul) AS
                    list_transform([{'a': {lib}.low64({lib}.farm_fetch(bytes, 0) + {{K2}}), 'b': {lib}.little_endian_number(bytes[-8:])}], lambda v:
                        {lib}.farm_pair(
                            {lib}.times64({lib}.turn37(v.b), mul) + v.a,
                            {lib}.times64({lib}.turn25(v.a) + v.b, mul), mul))[1]
                """
            ),
            new(
                "farm_17",
                $$"""
                farm_17(bytes, mul) AS
                    list_transform([{
                        'a': {lib}.times64({lib}.farm_fetch(bytes, 0), {{K1}}), 'b': {lib}.farm_fetch(bytes, 8),
                        'c': {lib}.times64({lib}.little_endian_number(bytes[-8:]), mul), 'd': {lib}.times64({lib}.little_endian_number(bytes[-16:-9]), {{K2}})
                    }], lambda v: {lib}.farm_pair(
                        {lib}.turn43(v.a + v.b) + {lib}.turn30(v.c) + v.d,
                        v.a + {lib}.turn18(v.b + {{K2}}) + v.c, mul))[1]
                """
            ),
            new(
                "farm_33",
                $$"""
                farm_33(bytes, mul) AS
                    list_transform(list_transform([{
                        'a': {lib}.times64({lib}.farm_fetch(bytes, 0), {{K2}}), 'b': {lib}.farm_fetch(bytes, 8),
                        'c': {lib}.times64({lib}.little_endian_number(bytes[-8:]), mul), 'd': {lib}.times64({lib}.little_endian_number(bytes[-16:-9]), {{K2}})
                    }], lambda v: list_transform([{lib}.turn43(v.a + v.b) + {lib}.turn30(v.c) + v.d], lambda y: {
                        'a': v.a, 'e': {lib}.times64({lib}.farm_fetch(bytes, 16), mul), 'f': {lib}.farm_fetch(bytes, 24),
                        'g': {lib}.times64(y + {lib}.little_endian_number(bytes[-32:-25]), mul),
                        'h': {lib}.times64({lib}.farm_pair(y, v.a + {lib}.turn18(v.b + {{K2}}) + v.c, mul) + {lib}.little_endian_number(bytes[-24:-17]), mul)
                    })[1]), lambda v: {lib}.farm_pair(
                        {lib}.turn43(v.e + v.f) + {lib}.turn30(v.g) + v.h,
                        v.e + {lib}.turn18(v.f + v.a) + v.g, mul))[1]
                """
            ),
            new(
                "farm_weak",
                """
                farm_weak(bytes, i, a, c) AS
                    list_transform(list_transform([{'a': {lib}.low64(a + {lib}.farm_fetch(bytes, i)), 'z': {lib}.farm_fetch(bytes, i + 24)}], lambda v: {
                        'c': v.a, 'z': v.z, 'b': {lib}.turn21(c + v.a + v.z),
                        'a': {lib}.low64(v.a + {lib}.farm_fetch(bytes, i + 8) + {lib}.farm_fetch(bytes, i + 16))
                    }), lambda v: [{lib}.low64(v.a + v.z), {lib}.low64(v.b + {lib}.turn44(v.a) + v.c)])[1]
                """
            ),
            // State: x, y, z, v, w (of two each). Factor is 1, at the end 9.
            new(
                "farm_step",
                """
                farm_step(bytes, state, i, mul, factor) AS
                    list_transform(list_transform([{
                        'x': xor({lib}.times64({lib}.turn37(state[1] + state[2] + state[4] + {lib}.farm_fetch(bytes, i + 8)), mul), {lib}.low64(state[7] * factor)),
                        'y': {lib}.times64({lib}.turn42(state[2] + state[5] + {lib}.farm_fetch(bytes, i + 48)), mul) + state[4] * factor + {lib}.farm_fetch(bytes, i + 40),
                        'z': {lib}.times64({lib}.turn33(state[3] + state[6]), mul)
                    }], lambda n: {'n': n, 'v': {lib}.farm_weak(bytes, i, {lib}.times64(state[5], mul), n.x + state[6]),
                        'w': {lib}.farm_weak(bytes, i + 32, n.z + state[7], n.y + {lib}.farm_fetch(bytes, i + 16))}),
                    lambda s: [s.n.z, {lib}.low64(s.n.y), s.n.x, s.v[1], s.v[2], s.w[1], s.w[2]])[1]
                """
            ),
            new(
                "farm_65",
                $$"""
                farm_65(bytes) AS
                    list_transform(list_transform([list_reduce(
                        list_prepend(
                            [{lib}.low64({lib}.times64(81, {{K2}}) + {lib}.farm_fetch(bytes, 0)), {lib}.low64({lib}.times64(81, {{K1}}) + 113),
                                {lib}.times64({lib}.farm_shift({lib}.times64({lib}.times64(81, {{K1}}) + 113, {{K2}}) + 113), {{K2}}),
                                CAST(0 AS HUGEINT), CAST(0 AS HUGEINT), CAST(0 AS HUGEINT), CAST(0 AS HUGEINT)],
                            list_transform(range(0, (len(bytes) - 1) // 64), lambda i: [CAST(i * 64 AS HUGEINT)])),
                        lambda state, i: {lib}.farm_step(bytes, state, CAST(i[1] AS BIGINT), {{K1}}, 1))],
                    lambda s: list_transform([s[6] + (len(bytes) - 1) % 64], lambda w: {
                        'mul': {{K1}} + s[3] % 256 * 2,
                        'state': [s[1], s[2], s[3], {lib}.low64(s[4] + w), s[5], {lib}.low64(w + s[4] + w), s[7]]
                    })[1]),
                    lambda e: list_transform([{lib}.farm_step(bytes, e.state, len(bytes) - 64, e.mul, 9)], lambda s:
                        {lib}.farm_pair(
                            {lib}.farm_pair(s[4], s[6], e.mul) + {lib}.times64({lib}.farm_shift(s[2]), {{K0}}) + s[3],
                            {lib}.farm_pair(s[5], s[7], e.mul) + s[1], e.mul))[1])[1]
                """
            ),
        ];

    private static LibraryMacro Turn(int count)
    {
        var (low, high) = (1UL << count, 1UL << (64 - count));
        return new(
            $"turn{count}",
            $"turn{count}(v) AS list_transform([{{lib}}.low64(v)], lambda n: n // {low} + n % {low} * {high})[1]"
        );
    }
}
