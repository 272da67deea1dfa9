using System.Globalization;
using System.Numerics;

namespace Sparkify.Tool.Dialects.DuckDb.Library;

/// <summary>SHA-224, SHA-384 and SHA-512, of which DuckDB has none. Words are HUGEINT, so that sums and shifts of 64 bits have room.</summary>
/// <seealso href="https://docs.aws.amazon.com/redshift/latest/dg/SHA2.html"/>
internal static partial class TextMacros
{
    private const int ConstantCount = 80;

    private static IReadOnlyList<LibraryMacro> Sha2 =>
        [
            new(
                "sha2",
                """
                sha2(s, bits) AS
                    CASE bits
                        WHEN 0 THEN sha256(s)
                        WHEN 256 THEN sha256(s)
                        WHEN 224 THEN left({lib}.sha2_words32(encode(s)), 56)
                        WHEN 384 THEN left({lib}.sha384(encode(s)), 96)
                        WHEN 512 THEN {lib}.sha512(encode(s))
                        ELSE left(s, 0)
                    END
                """
            ),
            Digest(
                "sha2_words32",
                32,
                Roots(8, 2, 64).Select(static root => root % (BigInteger.One << 32)),
                [7, 18, 3, 17, 19, 10, 6, 11, 25, 2, 13, 22]
            ),
            Digest("sha384", 64, Roots(8, 2, 64), [1, 8, 7, 19, 61, 6, 14, 18, 41, 28, 34, 39]),
            Digest("sha512", 64, Roots(0, 2, 64), [1, 8, 7, 19, 61, 6, 14, 18, 41, 28, 34, 39]),
        ];

    /// <summary>Turns: those of the two sums of the schedule (two rotations and a shift each) and of the two of a round.</summary>
    private static LibraryMacro Digest(string name, int bits, IEnumerable<BigInteger> start, int[] turns) =>
        new(name, () => WriteDigest(name, bits, start, turns));

    private static string WriteDigest(string name, int bits, IEnumerable<BigInteger> start, int[] turns)
    {
        var modulus = BigInteger.One << bits;
        var rounds = bits == 32 ? 64 : 80;
        var constants = Roots(0, 3, 64).Select(root => root >> (64 - bits)).Take(rounds);
        var block = bits * 2;
        return $$"""
            {{name}}(b) AS
                array_to_string(list_transform(
                    list_reduce(list_prepend([{{Words(start)}}], {{Blocks(bits, block)}}), lambda h, block:
                        list_transform([list_reduce(
                            list_prepend(h, list_transform({{Schedule(bits, rounds, turns)}}, lambda w, i: [[{{Words(
                constants
            )}}][i] + w])),
                            lambda s, w: list_transform([s[8] + {{Sum(
                "s[5]",
                bits,
                turns[6..9]
            )}} + xor(s[5] & s[6], ({{modulus - 1}} - s[5]) & s[7]) + w[1]],
                                lambda t: [
                                    (t + {{Sum(
                "s[1]",
                bits,
                turns[9..12]
            )}} + xor(xor(s[1] & s[2], s[1] & s[3]), s[2] & s[3])) % {{modulus}},
                                    s[1], s[2], s[3], (s[4] + t) % {{modulus}}, s[5], s[6], s[7]
                                ])[1]
                        )], lambda s: list_transform(range(1, 9), lambda i: (h[i] + s[i]) % {{modulus}}))[1]),
                    lambda word: lpad(lower(to_hex(CAST(word AS UBIGINT))), {{bits / 4}}, '0')), '')
            """;
    }

    /// <summary>The message with its end (a bit, zeros, its length), as words in blocks of sixteen.</summary>
    private static string Blocks(int bits, int block)
    {
        var digits = bits / 4;
        return $$"""
            list_transform(
                [hex(b) || '80' || repeat('00', CAST(({{(2 * block)
                - 1
                - (block / 8)}} - octet_length(b) % {{block}}) % {{block}} AS BIGINT))
                    || lpad(printf('%x', octet_length(b) * 8), {{block / 4}}, '0')],
                lambda message: list_transform(range(0, length(message) // {{2
                * block}}), lambda i: list_transform(range(0, 16), lambda j:
                    CAST(CAST('0x' || substr(message, i * {{2
                * block}} + j * {{digits}} + 1, {{digits}}) AS UBIGINT) AS HUGEINT))))[1]
            """;
    }

    private static string Schedule(int bits, int rounds, int[] turns) =>
        $$"""
            list_reduce(list_prepend(block, list_transform(range(16, {{rounds}}), lambda i: [CAST(i AS HUGEINT)])), lambda w, i:
                list_append(w, (w[-16] + {{Mixed("w[-15]", bits, turns[..3])}} + w[-7] + {{Mixed(
                "w[-2]",
                bits,
                turns[3..6]
            )}}) % {{BigInteger.One << bits}}))
            """;

    private static string Mixed(string word, int bits, int[] turns) =>
        $"xor(xor({Turned(word, bits, turns[0])}, {Turned(word, bits, turns[1])}), {word} // {BigInteger.One << turns[2]})";

    private static string Sum(string word, int bits, int[] turns) =>
        $"xor(xor({Turned(word, bits, turns[0])}, {Turned(word, bits, turns[1])}), {Turned(word, bits, turns[2])})";

    private static string Turned(string word, int bits, int count) =>
        $"({word} // {BigInteger.One << count} + ({word} % {BigInteger.One << count}) * {BigInteger.One << (bits - count)})";

    private static string Words(IEnumerable<BigInteger> words) =>
        string.Join(
            ", ",
            words.Select(static word => $"CAST({word.ToString(CultureInfo.InvariantCulture)} AS HUGEINT)")
        );

    /// <summary>The first bits behind the point of the roots of primes, from the prime of that number on: eight square roots, or all cube roots.</summary>
    private static IEnumerable<BigInteger> Roots(int first, int degree, int bits) =>
        Primes()
            .Skip(first)
            .Take(degree == 2 ? 8 : ConstantCount)
            .Select(prime => Root(new BigInteger(prime) << (bits * degree), degree) % (BigInteger.One << bits));

    private static IEnumerable<int> Primes()
    {
        for (var n = 2; ; n++)
        {
            if (Enumerable.Range(2, n - 2).All(divisor => n % divisor != 0))
            {
                yield return n;
            }
        }
    }

    private static BigInteger Root(BigInteger value, int degree)
    {
        var (low, high) = (BigInteger.Zero, BigInteger.One << (int)((value.GetBitLength() / degree) + 1));
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = BigInteger.Pow(middle, degree) <= value ? (middle, high) : (low, middle);
        }

        return low;
    }
}
